import { stemmer as snowballEnglish } from '@orama/stemmers/english'
import { stemmer as snowballSwedish } from '@orama/stemmers/swedish'
import { bounded } from './bounded.ts'
import { swedishDictionary } from './swedish-dictionary.ts'

/** How a text is read: texts in a language we do not know, or that nobody stated, are read in both ways. */
export type Reading = 'swedish' | 'english' | 'both'

/** Norwegian and Danish inflect enough like Swedish for its stemmer. */
const readings: Record<string, Reading> = { sv: 'swedish', nb: 'swedish', nn: 'swedish', no: 'swedish', da: 'swedish', en: 'english' }

export function readingOf(language: string): Reading {
  return readings[language.slice(0, 2).toLowerCase()] ?? 'both'
}

/** The stems a word is kept under. English ones carry a slash, so that «organisation» does not meet Swedish «organ». */
export function stemsOf(word: string, reading: Reading): readonly string[] {
  if (/\d/.test(word)) return [word]
  if (reading === 'swedish') return swedishStems(word)
  if (reading === 'english') return [englishStem(word)]
  return [...swedishStems(word), englishStem(word)]
}

/** Plurals with another vowel, which no rule about endings reaches. */
const newVowel = new Map(
  'bok böcker, brand bränder, bonde bönder, dotter döttrar, fot fötter, hand händer, land länder, man män, natt nätter, rand ränder, rot rötter, son söner, stad städer, stand ständer, strand stränder, tand tänder'
    .split(', ')
    .map((pair) => pair.split(' ').reverse() as [string, string]),
)

/**
 * Snowball's stem, and that of the dictionary's headword where it is another: Snowball for Swedish leaves «området», «registret» and «vattnet» as
 * they are, and the commonest words here are of that sort.
 */
const swedishStems = bounded(200_000, (word: string): readonly string[] => {
  const stem = snowballSwedish(word)
  const headwords = [...swedishDictionary().headwordsOf(word), ...singular(stem)]
  return [...new Set([stem, ...headwords.map(snowballSwedish)])]
})

function singular(stem: string): string[] {
  for (const [plural, word] of newVowel) if (stem === snowballSwedish(plural)) return [word]
  return []
}

/** One spelling for «organisation» and «organization» before Porter's rules see it: they know only z. */
const englishStem = bounded(100_000, (word: string) => `/${snowballEnglish(word.replace(/is(ations?|e[ds]?|ing)$/, 'iz$1'))}`)
