import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { mayRead } from '../access.ts'
import { asInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { type Attention, attentionOf, attentionOfInitiative, weightOf } from './attention.ts'
import { evaluationsOf } from './evaluation.ts'
import { type BenefitRealisation, realisationsOf } from './find.ts'
import { plus, worthByYear, worthSoFar, type YearWorth } from './worth.ts'

export type Worth = ReturnType<typeof worthSoFar>
export type FollowedUp = {
  initiative: Initiative
  organisation: LanguageText
  benefits: (BenefitRealisation & { attention: Attention[]; soFar: Worth })[]
  evaluations: number
  /** Of the initiative as a whole; each benefit has its own. */
  attention: Attention[]
  weight: number
  soFar: Worth
}

export type FollowUp = { initiatives: FollowedUp[]; soFar: Worth; years: YearWorth[]; organisations: { id: number; name: LanguageText }[] }

type Asked = { organisation?: number; months?: number; today: string }

/** All initiatives under way or carried out that somebody may read, with what came of them: what needs attention first. */
export async function followUp(db: Db, actor: Actor, { organisation, months = 12, today }: Asked): Promise<FollowUp> {
  const { rows } = await sql<Parameters<typeof asInitiative>[0] & { name: LanguageText }>`
    select i.*, o.name from initiative i join organisation o on o.id = i.organisation_id
    where i.state in ('running', 'completed') order by i.id`.execute(db)
  const all = rows
    .map((row) => ({ initiative: asInitiative(row), organisation: row.name }))
    .filter(({ initiative }) => mayRead(actor, initiative))
  const shown = all.filter(
    ({ initiative }) =>
      organisation === undefined || initiative.organisationId === organisation || initiative.parties.includes(organisation),
  )
  const ids = shown.map(({ initiative }) => initiative.id)
  const [benefits, evaluations] = await Promise.all([realisationsOf(db, ids, today), evaluationsOf(db, ids)])
  const initiatives = shown.map(({ initiative, organisation }): FollowedUp => {
    const since = 'on' in initiative.state ? initiative.state.on : today
    const own = benefits
      .filter(({ initiativeId }) => initiativeId === initiative.id)
      .map((benefit) => ({ ...benefit, attention: attentionOf(benefit, { today, months, since }), soFar: worthSoFar(benefit, today) }))
    const evaluated = evaluations.filter(({ initiativeId }) => initiativeId === initiative.id).length
    const attention = attentionOfInitiative(initiative.state.kind, own.length, evaluated)
    return {
      initiative,
      organisation,
      benefits: own.sort((a, b) => weightOf(b.attention) - weightOf(a.attention)),
      evaluations: evaluated,
      attention,
      weight: weightOf([...attention, ...own.flatMap((one) => one.attention)]),
      soFar: sumOf(own.map(({ soFar }) => soFar)),
    }
  })
  const organisations = new Map(all.map(({ initiative, organisation }) => [initiative.organisationId, organisation]))
  return {
    initiatives: initiatives.sort((a, b) => b.weight - a.weight || a.initiative.id - b.initiative.id),
    soFar: sumOf(initiatives.map(({ soFar }) => soFar)),
    years: worthByYear(benefits),
    organisations: [...organisations].map(([id, name]) => ({ id, name })),
  }
}

export const sumOf = (worths: readonly Worth[]): Worth =>
  worths.reduce((sum, one) => ({ expected: plus(sum.expected, one.expected), realised: plus(sum.realised, one.realised) }), {
    expected: null,
    realised: null,
  })
