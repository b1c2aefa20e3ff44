import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { splitCompound } from './compounds.ts'

/** How a word is taken apart, with its linking letters. */
const cuts = `
bad+vatten+kvalitet         dricks+vatten+täkt        kommun+styrelsen        översvämnings+kartering   luft+kvalitets+mätning
trafik+säkerhets+data       bygg+lovs+ärenden         skol+skjuts             parkerings+avgift         fastighets+register
förenings+register          data+mängder              data+tjänst             detalj+plan               översikts+plan
vatten+skydds+område        natur+reservat            cykel+vägar             kollektiv+trafik          avfalls+hantering
räddnings+tjänst            äldre+omsorg              barn+omsorg             arbets+marknad            befolknings+statistik
person+uppgifter            samverkans+avtal          grund+vatten+nivå       yt+vatten                 el+förbrukning
skol+enhets+register        kultur+arv              medborgar+förslag         organisations+nummer
energi+förbrukning          vatten+temperatur         håll+plats              grund+data                hälso+data
`
  .trim()
  .split(/\s+/)

for (const cut of cuts) {
  test(`${cut.replaceAll('+', '')} is ${cut}`, () => {
    const word = cut.replaceAll('+', '')
    assert.equal(
      splitCompound(word)
        .map(({ from, to }) => word.slice(from, to))
        .join('+'),
      cut,
    )
  })
}

const whole =
  'nationell information informationen statistik organisation organisationer landskap uppgift rapport kostnad avgift register styrelse samverkan myndighet katalog standard karta budget ekonomi upphandling fastighet byggnad parkering bibliotek protokoll kontrakt personal process projekt internationell regional kommunal digitalisering tillgänglighet turism transport resultat material temperatur population institution administration medborgare standards environment building services government publishing planning catalogue umeå göteborg'.split(
    ' ',
  )

for (const word of whole) test(`${word} is one word`, () => assert.deepEqual(splitCompound(word), []))

test('a part knows the word it is when it stands alone', () => {
  assert.deepEqual(
    splitCompound('luftkvalitetsmätning').map(({ word }) => word),
    ['luft', 'kvalitet', 'mätning'],
  )
})

test('parts stand one after another and together are the word, whatever the word is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zåäö]{1,60}$/), (word) => {
      const parts = splitCompound(word)
      if (parts.length) assert.equal(parts.map(({ from, to }) => word.slice(from, to)).join(''), word)
    }),
    { seed: 2, numRuns: 300 },
  )
})
