import type { FacetName, Searchable } from '../src/catalogue/search/searchable.ts'
import { english, heads, list, openings, places, randomFrom, shuffled, swedish } from './words.ts'

/** `count` entries, one at a time: about 40 words each, words by Zipf's law, half of the titles with a compound. */
export function* searchEntries(count: number, seed = 1): Generator<Omit<Searchable, 'id'>> {
  const random = randomFrom(seed)
  const compounds = shuffled(
    openings.flatMap((opening) => heads.map((head) => opening + head)),
    random,
  )
  // Zipf and Mandelbrot: the commonest words stand in a fifth of the texts, not in all.
  const zipf = (words: readonly string[]) => words[Math.min(words.length - 1, Math.floor(12 * (words.length / 12 + 1) ** random() - 12))]!
  const evenly = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!
  const some = (most: number, pick: () => string) => [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, pick))]
  const words = (n: number, pick: () => string) => Array.from({ length: n }, pick).join(' ')
  // Words of a trade and names: half of any text, each of them rare.
  const syllables = list(
    'ba bro da del ek fal fors gar gra hal hed ing jär kal kra lan lin mar mo nor näs ol per ra ros sal sim sta sund tor träs ul va vid väs yt åk älv ör',
  )
  const rare = Array.from({ length: 6_000 }, () => words(2 + Math.floor(random() * 2), () => evenly(syllables)).replaceAll(' ', ''))
  compounds.push(...Array.from({ length: 7_000 }, () => evenly(rare) + evenly(heads)))
  const anySwedish = () => {
    const sort = random()
    return sort < 0.12 ? evenly(compounds) : sort < 0.16 ? evenly(places) : sort < 0.24 ? zipf(swedish) : zipf(rare)
  }
  const numbered = (prefix: string, n: number) => () => `${prefix}${Math.floor(n ** random())}`
  for (let n = 0; n < count; n++) {
    const inEnglish = random() < 0.2
    const name = numbered('https://exempel.se/utgivare/', 300)()
    const facets: Partial<Record<FacetName, string[]>> = {
      theme: some(2, numbered('tema-', 14)),
      licence: [numbered('licens-', 8)()],
      format: some(3, numbered('format-', 25)),
      access: [random() < 0.9 ? 'PUBLIC' : random() < 0.5 ? 'RESTRICTED' : 'NON_PUBLIC'],
      language: inEnglish ? ['sv', 'en'] : ['sv'],
    }
    const changedAt = new Date(Date.UTC(2026, 10, 23) - Math.floor(random() * 3000 * 86_400_000))
    yield {
      uri: `https://exempel.se/post/${n}`,
      kind: random() < 0.8 ? 'dataset' : evenly(['data-service', 'public-service', 'standard', 'software']),
      source: numbered('källa ', 40)(),
      publisher: { value: name, label: `${evenly(places)} ${name.split('/').at(-1)}` },
      title: {
        sv: words(2 + Math.floor(random() * 4), () => (random() < 0.4 ? evenly(compounds) : anySwedish())),
        ...(inEnglish && { en: words(4, () => zipf(english)) }),
      },
      keywords: some(5, () => (random() < 0.5 ? evenly(compounds) : zipf(rare))).map((text) => ({ text, language: 'sv' })),
      texts: [
        { text: words(15 + Math.floor(random() * 30), anySwedish), language: 'sv' },
        ...(inEnglish ? [{ text: words(25, () => zipf(english)), language: 'en' }] : []),
      ],
      facets,
      modified: changedAt.toISOString().slice(0, 10),
      changedAt,
    }
  }
}
