import assert from 'node:assert/strict'
import test from 'node:test'
import { catalogueRecords } from '../bench/catalogue.ts'
import { cut } from '../src/catalogue/harvest/cut.ts'
import { subjectsOf } from '../src/catalogue/harvest/fixtures.ts'
import { canonicalise } from '../src/rdf/canonical.ts'
import { parse } from '../src/rdf/parse.ts'
import { write } from '../src/rdf/write.ts'

const datasets = 200

async function records(catalogue: Parameters<typeof catalogueRecords>[0], syntax: 'turtle' | 'rdfxml' | 'jsonld' | 'ntriples' = 'turtle') {
  const text = (await Array.fromAsync(write(catalogueRecords(catalogue), syntax))).join('')
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const quads = (await Array.fromAsync(parse(bytes, { syntax }))).flat()
  const subjects = subjectsOf(quads)
  const hashes = new Map<string, string>()
  for await (const { uri, quads } of cut(subjects)) {
    const canonical = await canonicalise(quads)
    if ('hash' in canonical) hashes.set(uri, canonical.hash)
  }
  subjects.close()
  return { hashes, triples: quads.length }
}

test('the generated catalogue is the same each time, in every syntax and in either layout', async () => {
  const first = await records({ datasets })
  for (const again of [
    await records({ datasets }),
    await records({ datasets, layout: 'after' }),
    await records({ datasets }, 'rdfxml'),
    await records({ datasets }, 'jsonld'),
    await records({ datasets }, 'ntriples'),
  ])
    assert.deepEqual(again, first)
})

test('it has 41 triples for each dataset, in records of the right number', async () => {
  const { hashes, triples } = await records({ datasets })
  assert.ok(Math.abs(triples / datasets - 41) < 1, `${triples / datasets}`)
  // The catalogue, and a publisher and a contact for each hundred datasets.
  assert.equal(hashes.size, datasets + 1 + 2 * (datasets / 100))
})

test('a later edition has changed the share that was asked for', async () => {
  const [first, later] = [await records({ datasets }), await records({ datasets, changed: 0.1 })]
  const changed = [...later.hashes].filter(([uri, hash]) => first.hashes.get(uri) !== hash).length
  assert.equal(later.hashes.size, first.hashes.size)
  assert.ok(changed > 0.03 * datasets && changed < 0.2 * datasets, `${changed}`)
})
