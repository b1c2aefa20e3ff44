import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { profilesFolder } from '../../config.ts'
import { editionOf, editionOfProfiles } from './edition.ts'

const files = readdirSync(profilesFolder)
  .filter((name) => name.endsWith('.ttl'))
  .sort()
  .map((name) => ({ id: name.slice(0, -4), text: readFileSync(join(profilesFolder, name), 'utf8') }))

test('the edition is that of the files, each with its id', () => {
  assert.ok(files.length > 5)
  assert.equal(editionOfProfiles(), editionOf(files))
  assert.match(editionOfProfiles(), /^[0-9a-f]{16}$/)
})

test('a rule that is corrected without a new version makes a new edition, and so does a profile more, less or renamed', () => {
  const [first, ...others] = files
  const corrected = { ...first!, text: first!.text.replace('sh:minCount 1', 'sh:minCount 2') }
  assert.notEqual(corrected.text, first!.text)
  const editions = [
    files,
    [corrected, ...others],
    others,
    [{ ...first!, id: 'renamed' }, ...others],
    [...files, { id: 'z', text: '' }],
  ].map(editionOf)
  assert.equal(new Set(editions).size, editions.length)
})

test('what stands at the end of one file is not taken for the beginning of the next', () => {
  assert.notEqual(
    editionOf([
      { id: 'a', text: 'x\nb 1\ny' },
      { id: 'b', text: 'y' },
    ]),
    editionOf([
      { id: 'a', text: 'x' },
      { id: 'b', text: 'y\nb 1\ny' },
    ]),
  )
})
