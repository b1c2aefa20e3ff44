import { alike } from '../../catalogue/search/alike.ts'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { positionsAlike } from './positions.ts'
import { type StepKey, steps } from './steps.ts'
import { demanded, isShown, leastLooked } from './threshold.ts'

/** Something that is there already: an entry of the catalogue, or a position that is published here. */
export type Thing = { thing: 'entry' | 'decision'; id: number }

export type Hit = Thing & {
  step: StepKey
  kind: string
  title: LanguageText
  description: LanguageText
  version: number
  score: number
  /** It ranks so high that a reuse check has to answer it. */
  demanded: boolean
}

export type Looked = { step: StepKey; hits: Hit[] }[]

/** What there is already for what somebody describes, step by step in the framework's order, best first in each. */
export async function lookForReuse(db: Db, text: string, limit = 10): Promise<Looked> {
  const [{ ideas, groups }, positions] = await Promise.all([
    alike(db, { text, groups: steps.map(({ kinds }) => kinds), limit, least: leastLooked }),
    positionsAlike(db, text, limit),
  ])
  const best = Math.max(0, ...groups.flat().map(({ score }) => score), ...positions.map(({ score }) => score))
  const found = steps.map((step, n) => {
    const entries = groups[n]!.map((one) => ({ ...one, thing: 'entry' as const }))
    const own = 'positions' in step ? positions : []
    return [...entries, ...own]
      .filter((one) => isShown(one, best))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
  })
  const wanted = demanded(found, ideas)
  return steps.map(({ key }, n) => ({
    step: key,
    hits: found[n]!.map(({ thing, id, kind, title, description, version, score }, at) => ({
      thing,
      id,
      step: key,
      kind,
      title,
      description,
      version,
      score: Math.round(score * 1000) / 1000,
      demanded: wanted[n]![at]!,
    })),
  }))
}
