import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What the Swedish Hunspell dictionary (package dictionary-sv, from DSSO, LGPL-3.0) tells us of a word. */
export type Dictionary = {
  /** Headword to its flags, as in the file. Lower case only: names are not split. */
  headwords: ReadonlyMap<string, string>
  /** The forms a word takes before another in a compound, to its headword: «kvalitets» to «kvalitet», «gatu» to «gata». */
  openings: ReadonlyMap<string, string>
  /** The headwords a form may belong to: «vattnet» to «vatten», «ärendet» to «ärende». */
  headwordsOf(form: string): string[]
}

type Rule = { flag: string; strip: string; add: string; condition: RegExp | undefined }
type Affixes = { inflections: Map<string, Rule[]>; openings: Map<string, Rule[]> }

/** Flags of the endings we undo. Verbs are left to the stemmer: their forms are other nouns too often («städer» of «städa»). */
const nouns = 'ABCDEFGHIJ'
const adjectives = 'OQ'

/** In these texts data are never dates. */
const ownWord = new Set(['data', 'datas'])

/** Inflections of at most this length are looked for: the longest useful in the file is «andenas». */
const longestEnding = 8

let loaded: Dictionary | undefined

/** Loaded at first use and kept: 0.25 s and 20 MB, so whoever never analyses Swedish never pays for it. */
export function swedishDictionary(): Dictionary {
  loaded ??= load()
  return loaded
}

function load(): Dictionary {
  // The package's own entry point reads both files twice over as modules; we want only where they lie.
  const file = (name: string) =>
    readFileSync(
      createRequire(import.meta.url)
        .resolve('dictionary-sv')
        .replace(/index\.js$/, name),
      'utf8',
    )
  const headwords = readHeadwords(file('index.dic'))
  const { inflections, openings } = readAffixes(file('index.aff'))
  return { headwords, openings: openingForms(headwords, openings), headwordsOf: (form) => headwordsOf(form, headwords, inflections) }
}

function readHeadwords(text: string): Map<string, string> {
  const headwords = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [word = '', flags = ''] = line.trim().split('/')
    if (!/^[a-zåäöé]{2,}$/.test(word) || flags.includes('%')) continue // % marks a known misspelling
    headwords.set(word, (headwords.get(word) ?? '') + flags)
  }
  return headwords
}

/** `SFX J  and  änder  and`: words with flag J that end in «and» change it to «änder». What carries W is a form for compounds. */
function readAffixes(text: string): Affixes {
  const affixes: Affixes = { inflections: new Map(), openings: new Map() }
  for (const line of text.split('\n')) {
    const [kind, flag, strip, addition, condition] = line.trim().split(/\s+/)
    if (kind !== 'SFX' || !flag || !strip || !addition || !condition || /[:-]/.test(addition)) continue
    const [add = '', flags = ''] = addition.replace(/^0/, '').split('/')
    const rule: Rule = {
      flag,
      strip: strip === '0' ? '' : strip,
      add,
      condition: condition === '.' ? undefined : new RegExp(`${condition}$`),
    }
    if (flags.includes('W')) append(affixes.openings, flag, rule)
    else if (nouns.includes(flag) || adjectives.includes(flag)) append(affixes.inflections, add, rule)
  }
  return affixes
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function openingForms(headwords: Map<string, string>, rules: Map<string, Rule[]>): Map<string, string> {
  const openings = new Map<string, string>()
  for (const [word, flags] of headwords) {
    if (/[XU]/.test(flags)) openings.set(word, word)
  }
  for (const [word, flags] of headwords) {
    for (const flag of flags) {
      for (const { strip, add, condition } of rules.get(flag) ?? []) {
        if (!word.endsWith(strip) || (condition && !condition.test(word))) continue
        const form = word.slice(0, word.length - strip.length) + add
        if (!openings.has(form)) openings.set(form, word)
      }
    }
  }
  return openings
}

function headwordsOf(form: string, headwords: Map<string, string>, inflections: Map<string, Rule[]>): string[] {
  if (ownWord.has(form)) return [form]
  const found = new Set<string>()
  if (isWordAlone(headwords.get(form))) found.add(form)
  for (let length = 0; length <= Math.min(longestEnding, form.length - 2); length++) {
    const stem = form.slice(0, form.length - length)
    for (const { flag, strip, condition } of inflections.get(form.slice(stem.length)) ?? []) {
      const word = stem + strip
      if (headwords.get(word)?.includes(flag) && (!condition || condition.test(word))) found.add(word)
    }
  }
  return [...found]
}

/** Z marks what lives only inside compounds, such as «badanke». */
function isWordAlone(flags: string | undefined): boolean {
  return flags !== undefined && !flags.includes('Z')
}
