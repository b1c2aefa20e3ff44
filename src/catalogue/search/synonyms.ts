import { piecesOf } from './lexemes.ts'
import { stemsOf } from './stems.ts'
import { wordsOf } from './words.ts'

/** Groups of words and phrases that mean the same to somebody who searches, looked up by any of them in any inflection. */
export type Synonyms = {
  /** The other members of the groups that a run of words is a member of. */
  of(words: readonly string[]): readonly (readonly string[])[]
  /** No member has more words than this. */
  longest: number
}

export function synonymsFrom(groups: readonly (readonly string[])[]): Synonyms {
  const others = new Map<string, string[][]>()
  let longest = 0
  for (const group of groups) {
    const members = group.map((member) => wordsOf(member).flatMap(piecesOf)).filter((words) => words.length > 0)
    for (const member of members) {
      longest = Math.max(longest, member.length)
      const rest = members.filter((other) => other !== member)
      for (const key of keysOf(member)) others.set(key, [...(others.get(key) ?? []), ...rest])
    }
  }
  return {
    longest,
    of(words) {
      const found = new Map(keysOf(words).flatMap((key) => (others.get(key) ?? []).map((member) => [member.join(' '), member] as const)))
      found.delete(words.join(' '))
      return [...found.values()]
    },
  }
}

export const noSynonyms = synonymsFrom([])

/** As a Swede would inflect the words, and as an Englishman. */
function keysOf(words: readonly string[]): string[] {
  const swedish = words.map((word) => stemsOf(word, 'swedish').at(-1)).join(' ')
  const english = words.map((word) => stemsOf(word, 'english')[0]).join(' ')
  return [swedish, english]
}
