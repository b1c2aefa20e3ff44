import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { publiccodeFacts } from './facts.ts'
import { forms } from './forms.ts'
import { italy, type Key, type Keys, renamed, type Shape, keys as standard } from './keys.ts'
import { maintenanceFaults } from './maintenance.ts'
import { nearestTo } from './nearest.ts'
import { readYaml } from './read.ts'
import type { Place, PubliccodeResult } from './result.ts'
import { formFaults, type TextFault, type TextShape, textFaults } from './text.ts'
import { isNothing, join, Tree, typeOf } from './tree.ts'
import { older, readVersion } from './version.ts'
import { type TypeName, words } from './words.ts'

const site = 'https://yml.publiccode.tools/'
/** More than any file needs, few enough to read. */
const most = 1_000
const wholeFile: Key = { label: { sv: 'filen', en: 'the file' }, shape: { is: 'section', keys: standard }, section: 'encoding' }

/** What is wrong with a publiccode.yml, and what to do about it, in the order of the file. Nothing is fetched. */
export function checkPubliccode(text: string, options: { now?: Date } = {}): PubliccodeResult[] {
  const read = readYaml(text)
  const faults = ('refusals' in read ? read.refusals : read.faults).map(({ place, ...fault }) =>
    resultOf({ path: '', key: wholeFile, place }, { severity: 'violation', ...fault }),
  )
  if ('refusals' in read) return faults
  const today = (options.now ?? new Date()).toISOString().slice(0, 10)
  const found = new Check(new Tree(read.root, read.document, read.placeOf)).results(today)
  return [...faults, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** Where we are in the file: the path, what it is called, and where a fault is to be shown. */
type At = { path: string; key: Key; place: Place }
type Said = Pick<TextFault, 'message' | 'fix'>

const resultOf = ({ path, key, place }: At, fault: TextFault): PubliccodeResult => ({
  ...fault,
  key: path,
  label: key.label,
  line: place.line,
  column: place.column,
  rule: site + (/^[A-Za-z]{2}(\.|$)/.test(path) ? 'country.html' : `schema.core.html#${key.section ?? sectionOf(path)}`),
  ...(key.example === undefined ? {} : { example: key.example }),
})

/** Walks the file's tree beside the standard's. */
class Check {
  readonly #tree: Tree
  readonly #results: PubliccodeResult[] = []
  /** The version that the file states: some keys came or went with a version. */
  readonly #version: string

  constructor(tree: Tree) {
    this.#tree = tree
    const pair = tree.pair(tree.root, 'publiccodeYmlVersion') ?? tree.pair(tree.root, 'publiccode-yaml-version')
    const node = tree.node(pair?.value)
    const { version, fault } = readVersion(isScalar(node) && node.value !== null ? String(node.value) : undefined)
    this.#version = version
    if (fault && pair)
      this.#add({ path: 'publiccodeYmlVersion', key: standard.publiccodeYmlVersion!, place: tree.place(pair.key as Node) }, fault)
  }

  results(today: string): PubliccodeResult[] {
    const { root } = this.#tree
    this.#section(root, { path: '', key: wholeFile, place: this.#tree.place(root) }, standard)
    for (const { fault, ...at } of maintenanceFaults(this.#tree, today)) this.#add(at, fault)
    const next = this.#results[most]
    if (next === undefined) return this.#results
    return [...this.#results.slice(0, most), { ...next, severity: 'info', code: 'too-much', ...words.tooMuch() }]
  }

  #add(at: At, ...faults: TextFault[]) {
    for (const fault of faults) this.#results.push(resultOf(at, fault))
  }

  #say(severity: TextFault['severity'], code: string, at: At, said: Said) {
    this.#add(at, { severity, code, ...said })
  }

  #section(map: YAMLMap, at: At, known: Keys) {
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : ''
      const place = isScalar(pair.key) ? this.#tree.place(pair.key) : at.place
      const path = join(at.path, name)
      if (this.#results.length > most) return
      const key = Object.hasOwn(known, name) ? known[name] : undefined
      if (key === undefined)
        this.#unknown(
          name,
          pair,
          { path, key: { label: at.key.label, shape: { is: 'anything' }, section: at.key.section ?? sectionOf(at.path) }, place },
          map,
          known,
        )
      else this.#pairOf(key, pair, { path, key, place })
    }
    for (const [name, key] of Object.entries(known)) {
      if (key.mandatory === true && this.#tree.pair(map, name) === undefined)
        this.#missing({ path: join(at.path, name), key, place: this.#tree.place(map) })
    }
  }

  /** A key that the standard knows, with what stands after it. */
  #pairOf(key: Key, pair: Pair, at: At) {
    const node = this.#tree.node(pair.value)
    if (key.deprecated) {
      const { since, instead } = key.deprecated
      this.#say(older(this.#version, since) ? 'info' : 'warning', 'deprecated-key', at, words.deprecated(at.path, since, instead))
    }
    if (key.since && older(this.#version, key.since)) this.#say('warning', 'newer-key', at, words.newer(at.path, key.since, this.#version))
    if (node === undefined || isNothing(node) || (isScalar(node) && node.value === '')) {
      if (key.mandatory === true) this.#missing(at)
      return
    }
    this.#value(node, key.shape, at)
  }

  /** A whole section that is missing lacks what is mandatory in it. */
  #missing(at: At) {
    const inside = at.key.shape.is === 'section' ? Object.entries(at.key.shape.keys).filter(([, key]) => key.mandatory === true) : []
    for (const [name, key] of inside) this.#missing({ path: join(at.path, name), key, place: at.place })
    if (inside.length > 0) return
    this.#say('violation', 'missing', at, words.missing(at.path, at.key.label, at.key.example))
  }

  #unknown(name: string, pair: Pair, at: At, map: YAMLMap, known: Keys) {
    const path = at.path.replace(/^it\./, 'IT.')
    const old = Object.hasOwn(renamed, path) ? renamed[path] : undefined
    if (old)
      return this.#say(
        older(this.#version, old.since) ? 'warning' : 'violation',
        'renamed-key',
        at,
        words.renamed(at.path, old.since, old.to),
      )
    if (known === standard && isCountry(name)) return this.#country(pair, at, map, name)
    this.#say('violation', 'unknown-key', at, words.unknownKey(at.path, nearestTo(name, Object.keys(known))))
  }

  #country(pair: Pair, at: At, map: YAMLMap, name: string) {
    const capitals = name.toUpperCase()
    if (name !== capitals && this.#tree.pair(map, capitals))
      return this.#say('violation', 'two-spellings', at, words.twoSpellings(capitals, name))
    this.#say(older(this.#version, '0.7') ? 'info' : 'warning', 'country-section', at, words.countrySection(name))
    const node = this.#tree.node(pair.value)
    if (capitals !== 'IT' || node === undefined || isNothing(node)) return
    this.#value(node, { is: 'section', keys: italy }, at)
  }

  #value(node: Node, shape: Shape, at: At) {
    const found = typeOf(node)
    switch (shape.is) {
      case 'anything':
        return
      case 'yes-or-no':
        if (found !== 'boolean') this.#wrongType('boolean', found, at)
        return
      case 'section':
        if (isMap(node)) this.#section(node, { ...at, place: this.#tree.place(node) }, shape.keys)
        else this.#wrongType('section', found, at)
        return
      case 'by-language':
        if (isMap(node)) this.#languages(node, at, shape.keys)
        else this.#wrongType('section', found, at)
        return
      case 'list':
        this.#list(node, shape, at)
        return
      default:
        this.#text(node, shape, at)
    }
  }

  #wrongType(wanted: TypeName, found: TypeName, at: At) {
    this.#say('violation', 'wrong-type', at, words.wrongType(at.path, wanted, found, at.key.example))
  }

  #list(node: Node, shape: Shape & { is: 'list' }, at: At) {
    if (!isSeq(node)) {
      if (shape.orOne && isScalar(node)) this.#value(node, shape.of, at)
      else this.#wrongType('list', typeOf(node), at)
      return
    }
    if (shape.notEmpty && node.items.length === 0) this.#say('violation', 'empty', at, words.empty(at.path, at.key.label, at.key.example))
    for (const [index, item] of node.items.entries()) {
      if (this.#results.length > most) return
      const one = this.#tree.node(item)
      const place = one === undefined ? at.place : this.#tree.place(isAlias(item) ? item : one)
      const itemAt: At = { path: `${at.path}[${index}]`, key: at.key, place }
      if (one === undefined || isNothing(one))
        this.#say('violation', 'empty', itemAt, words.empty(itemAt.path, at.key.label, at.key.example))
      else this.#value(one, shape.of, itemAt)
    }
  }

  #languages(map: YAMLMap, at: At, known: Keys) {
    if (map.items.length === 0) return this.#say('violation', 'empty', at, words.empty(at.path, at.key.label, at.key.example))
    const sections: { path: string; map: YAMLMap; place: Place }[] = []
    for (const pair of map.items) {
      const tag = isScalar(pair.key) ? String(pair.key.value) : ''
      const here: At = { path: join(at.path, tag), key: at.key, place: isScalar(pair.key) ? this.#tree.place(pair.key) : at.place }
      this.#add(here, ...formFaults(tag, forms.language, here.path, this.#version))
      const node = this.#tree.node(pair.value)
      if (!isMap(node)) {
        if (node === undefined || isNothing(node)) this.#say('violation', 'empty', here, words.empty(here.path, at.key.label))
        else this.#wrongType('section', typeOf(node), here)
        continue
      }
      this.#section(node, { ...here, place: this.#tree.place(node) }, known)
      sections.push({ path: here.path, map: node, place: this.#tree.place(node) })
    }
    // «Mandatory for at least one language»: the first one is where it is asked for.
    const [first] = sections
    if (first === undefined) return
    for (const [name, key] of Object.entries(known)) {
      if (key.mandatory !== 'once' || sections.some(({ map: one }) => this.#tree.pair(one, name) !== undefined)) continue
      this.#missing({ path: join(first.path, name), key, place: first.place })
    }
  }

  #text(node: Node, shape: TextShape, at: At) {
    const found = typeOf(node)
    if (!isScalar(node)) return this.#wrongType('text', found, at)
    const value = found === 'text' ? String(node.value) : (node.source ?? String(node.value))
    // Every reader we know of takes 1.0 for "1.0" here, so it is no violation; but 1.10 is 1.1, and no is false.
    if (found !== 'text') this.#add(at, { severity: 'warning', code: 'needs-quotes', ...words.needsQuotes(at.path, found, value), value })
    this.#add(at, ...textFaults(value, shape, at.path, this.#version))
  }
}

/** The standard's page names a part after the key: description/[lang]/features is key-description-lang-features. */
function sectionOf(path: string): string {
  const plain = path.replace(/\[\d+\]/g, '').replace(/^description(\.\w+|\[[^\]]*\])/, 'description.lang')
  return `key-${plain.replaceAll('.', '-').toLowerCase()}`
}

/** Countries that have a section: two letters, all capitals or all small. */
const isCountry = (name: string) => /^([A-Z]{2}|[a-z]{2})$/.test(name) && publiccodeFacts().countries.codes.includes(name.toUpperCase())
