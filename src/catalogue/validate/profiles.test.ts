import assert from 'node:assert/strict'
import test from 'node:test'
import { ns } from '../../rdf/namespaces.ts'
import { compiledProfile } from './compiled.ts'
import { demandsOf } from './demands.ts'
import { profiles, shapesOf } from './profiles.ts'
import { rulesIn } from './rules.ts'

// Words that a person who edits metadata need not know. Types and properties may stand in a fix, where they are what to write.
const jargon =
  /\b(SHACL|sh:\w+|minCount|maxCount|nodeKind|blank node|predikat|predicate|nod(en)?|literal|datatype|regex|pattern|constraint)\b/i

test('every rule says in Swedish and English what is wrong and what to do, and where the specification says so', () => {
  for (const { id } of profiles()) {
    const severe = new Set(
      shapesOf(id)
        .filter((quad) => quad.predicate.value === ns.sh('severity'))
        .map(({ subject }) => subject.value),
    )
    assert.ok(severe.size > 0, id)
    for (const [iri, rule] of rulesIn(shapesOf(id))) {
      if (!severe.has(iri)) continue
      for (const language of ['sv', 'en'])
        for (const text of [rule.label, rule.message, rule.fix])
          assert.ok(text?.[language]?.trim(), `${iri}: a text is missing in ${language}`)
      assert.ok(rule.source?.startsWith('http'), `${iri}: no link to the rule`)
      for (const text of [...Object.values(rule.message!), ...Object.values(rule.fix!)]) {
        assert.doesNotMatch(text, jargon, iri)
        assert.match(text, /[.!?]$/, `${iri}: ${text}`)
      }
      for (const text of Object.values(rule.message!)) assert.doesNotMatch(text, /undefined|null/, iri)
    }
  }
})

test('every shape that demands something has an address and a severity of its own', () => {
  for (const { id, iri } of profiles())
    for (const { predicate, object } of shapesOf(id))
      if (predicate.value === ns.sh('property') && object.termType === 'NamedNode')
        assert.ok(object.value.startsWith(`${iri}#`), object.value)
})

test('every profile can be used', () => {
  for (const { id } of profiles()) assert.ok(compiledProfile(id).rules.size > 0, id)
})

test('the profiles of DCAT-AP say what they are', () => {
  const said = profiles()
    .filter(({ id }) => id.startsWith('dcat-ap') && ['dcat-ap', 'dcat-ap-se', 'dcat-ap-hvd'].includes(id))
    .map(({ id, version, country, narrows, onlyWhen }) => ({ id, version, country, narrows, onlyWhen }))
  assert.deepEqual(said, [
    { id: 'dcat-ap-hvd', version: '3.0.0', country: undefined, narrows: [], onlyWhen: ['http://data.europa.eu/eli/reg_impl/2023/138/oj'] },
    { id: 'dcat-ap-se', version: '3.0.1', country: 'SE', narrows: ['https://w3id.org/allmanning/profiles/dcat-ap'], onlyWhen: [] },
    { id: 'dcat-ap', version: '3.0.1', country: undefined, narrows: [], onlyWhen: [] },
  ])
})

test('rules about several records stand among the others, with the class they are about', () => {
  const demands = demandsOf('dcat-ap-se')
  const told = demands.filter(({ sort }) => sort === 'equals').map(({ on, label, severity }) => `${on?.en} ${label?.en} ${severity}`)
  assert.equal(told.length, 8)
  assert.ok(told.includes('Dataset Publisher warning'))
  const inSeries = (profile: string) => demandsOf(profile).some(({ sort, path }) => sort === 'maxCount 0' && path === ns.dcat('inSeries'))
  assert.deepEqual([inSeries('dcat-ap-se'), inSeries('dcat-ap')], [true, false])
})
