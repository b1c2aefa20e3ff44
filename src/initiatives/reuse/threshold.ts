/**
 * Which hits have to be answered. A score of 1 is one rare idea of the text in a title (catalogue/search/alike.ts).
 *
 * Chosen on the shipped facts and the demonstration, with some twenty needs in plain Swedish (nine of them in reuse.test.ts): what is to the point had
 * 0.6–3.3, what shares a word and no matter mostly 0.4 and less. What names no idea has to mention three. A long text touches more by chance, so the
 * floor rises with the number of its ideas; and what ranks far below the best of its own step, or of all, is beside the point.
 */
const floor = { named: 0.5, mentioned: 0.6 }
const ideasOfAShortText = 10
const ofBestInStep = 0.6
const ofBest = 0.3
/** Nobody reads more answers than that with care. */
const mostInStep = 5

/** Below this a hit is not even looked at. */
export const leastLooked = 0.15
/** What only mentions an idea has to mention two. */
const leastShown = { named: 0.15, mentioned: 0.3 }
const shownOfBest = 0.12

/** Whether a hit is worth showing, to somebody who reads the best first. */
export const isShown = ({ score, named }: Ranked, best: number): boolean =>
  score >= (named ? leastShown.named : leastShown.mentioned) && score >= shownOfBest * best

type Ranked = { score: number; named: boolean }

/** Of each step's hits, best first: whether each has to be answered. */
export function demanded(steps: readonly (readonly Ranked[])[], ideas: number): boolean[][] {
  const best = Math.max(0, ...steps.flat().map(({ score }) => score))
  const growth = Math.max(1, Math.sqrt(ideas / ideasOfAShortText))
  const isHigh = ({ score, named }: Ranked) => score >= growth * (named ? floor.named : floor.mentioned)
  return steps.map((hits) => {
    const bestHere = Math.max(0, ...hits.filter(isHigh).map(({ score }) => score))
    let n = 0
    return hits.map((hit) => {
      const { score } = hit
      const counts = isHigh(hit) && score >= ofBestInStep * bestHere && score >= ofBest * best && n < mostInStep
      if (counts) n++
      return counts
    })
  })
}
