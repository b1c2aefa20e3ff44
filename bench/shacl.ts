import { existsSync, readFileSync } from 'node:fs'
import type { DatasetCore, Quad } from '@rdfjs/types'
import { DataFactory, Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
// @ts-expect-error: it has no types
import { Validator } from 'shacl-engine'
import { ns } from '../src/rdf/namespaces.ts'
import { lineOf, parseLines } from '../src/rdf/ntriples.ts'
import { type Compiled, compileShapes } from '../src/rdf/shacl/compile.ts'
import { validate } from '../src/rdf/shacl/validate.ts'
import { catalogueRecords } from './catalogue.ts'
import { type Bench, cpuSeconds, median, rounded } from './report.ts'

const official = '../shared/data/shapes/dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl'
const instead = 'profiles/dcat-ap.ttl'
// The libraries need half a minute for what we do in a second: they get fewer records, and the rate is what is compared.
const forLibraries = 200

type Engine = {
  name: string
  records: number
  prepare(quads: readonly Quad[]): unknown
  validate(prepared: unknown): Promise<number> | number
}

/**
 * Records validated with the official shapes of DCAT-AP 3.0.1, one by one as in a harvest, side by side in one run with rdf-validate-shacl and
 * shacl-engine. Each engine gets the data as it likes it best: the making of the libraries' stores is not counted, our own index is.
 */
export async function bench({ report, size, rounds }: Bench): Promise<void> {
  if (!existsSync(official)) console.log(`${official} is not here: our own ${instead} is used by all three.`)
  const file = existsSync(official) ? official : instead
  const shapes = new Parser().parse(readFileSync(file, 'utf8')) as unknown as Quad[]
  const compiled = compileShapes(shapes, { tolerant: true })
  if ('refusal' in compiled) throw new Error(compiled.refusal[0]!.message.en)
  const texts = recordTexts(size)
  const engines = [ours(compiled.shapes, texts.length), rdfValidateShacl(shapes), shaclEngine(shapes)]

  const rates = new Map<string, number[]>()
  const found = new Map<string, number>()
  // In turns, so that a busy minute of the machine hits all of them.
  for (let round = 0; round <= rounds; round++)
    for (const engine of engines) {
      const some = texts.slice(0, engine.records)
      const prepared = some.map((text) => engine.prepare(parseLines(text)))
      let results = 0
      const seconds = await cpuSeconds(async () => {
        for (const one of prepared) results += await engine.validate(one)
      })
      found.set(engine.name, results / some.length)
      if (round > 0) rates.set(engine.name, [...(rates.get(engine.name) ?? []), some.length / seconds])
    }
  for (const { name } of engines)
    report(`shacl: ${name}`, {
      median: rounded(median(rates.get(name)!)),
      unit: 'records/CPU s',
      resultsPerRecord: rounded(found.get(name)!),
    })
  const fastest = Math.max(...engines.slice(1).map(({ name }) => median(rates.get(name)!)))
  report('shacl: ratio, ours to the fastest library', { median: rounded(median(rates.get(engines[0]!.name)!) / fastest), unit: '×' })

  const before = process.memoryUsage().rss
  let most = before
  let n = 0
  const whole = await cpuSeconds(() => {
    for (const text of texts) {
      validate(compiled.shapes, parseLines(text))
      if (n++ % 1000 === 0) most = Math.max(most, process.memoryUsage().rss)
    }
  })
  report(`shacl: ${texts.length} records read and validated`, { median: rounded(whole), unit: 'CPU s', rssMB: Math.round(most / 2 ** 20) })
}

function ours(compiled: Compiled, records: number): Engine {
  return {
    name: 'ours, compiled',
    records,
    prepare: (quads) => quads,
    validate: (quads) => validate(compiled, quads as Quad[]).length,
  }
}

function rdfValidateShacl(shapes: readonly Quad[]): Engine {
  const validator = new SHACLValidator(new Store(shapes as never) as unknown as DatasetCore)
  return {
    name: 'rdf-validate-shacl',
    records: forLibraries,
    prepare: (quads) => new Store(quads as never),
    validate: async (store) => (await validator.validate(store as DatasetCore)).results.length,
  }
}

function shaclEngine(shapes: readonly Quad[]): Engine {
  const factory = { ...DataFactory, dataset: (quads: readonly Quad[] = []) => new Store(quads as never) }
  const validator = new Validator(new Store(shapes as never), { factory })
  return {
    name: 'shacl-engine',
    records: forLibraries,
    prepare: (quads) => new Store(quads as never),
    validate: async (dataset) => (await validator.validate({ dataset })).results.length,
  }
}

/** A dataset with its distributions, contact and publisher named but not described, as a harvest validates it. */
function recordTexts(datasets: number): string[] {
  const texts: string[] = []
  const dataset = DataFactory.namedNode(ns.dcat('Dataset'))
  for (const quads of catalogueRecords({ datasets })) {
    const text = quads.map((one) => `${lineOf(one)}\n`).join('')
    if (quads.some(({ object }) => object.equals(dataset))) texts.push(text)
    else if (texts.length > 0) texts.push(texts.pop()! + text)
  }
  return texts
}
