import type { Db } from '../../db/open.ts'
import { may as mayDecide } from '../../decisions/access.ts'
import { draftDecision } from '../../decisions/draft.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { EvidenceKinds } from '../../kernel/evidence.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { findInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { realisationsOf } from './find.ts'
import { words } from './words.ts'

/** What a follow-up can lead to. */
export const purposes = ['continue', 'change', 'stop'] as const
export type Purpose = (typeof purposes)[number]

export type FollowUpDecision = {
  id: number
  title: LanguageText
  purpose: Purpose
  state: 'draft' | 'decided' | 'superseded' | 'withdrawn'
  decidedOn: string | null
}

/** Decisions on going on with an initiative, the latest first; those that are not taken only for those who may read them. */
export async function followUpDecisionsOf(db: Db, actor: Actor, { id, organisationId }: Initiative): Promise<FollowUpDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'title', 'purpose', 'state', 'decided_on as decidedOn'])
    .where('subject_kind', '=', 'initiative')
    .where('subject_id', '=', String(id))
    .where('purpose', 'in', [...purposes])
    .$if(!mayDecide(actor, 'readDrafts', organisationId), (query) => query.where('state', 'in', ['decided', 'superseded']))
    .orderBy('id', 'desc')
    .execute()
  return rows as (Omit<(typeof rows)[number], 'title'> & FollowUpDecision)[]
}

/** Begins a decision to continue, change or stop, which rests on the benefits and the indicators that they are measured by. */
export async function prepareFollowUpDecision(
  db: Db,
  actor: Actor,
  id: number,
  { purpose, kinds, today }: { purpose: Purpose; kinds: EvidenceKinds; today: string },
): Promise<number> {
  const initiative = await findInitiative(db, actor, id)
  const benefits = await realisationsOf(db, [id], today)
  const indicators = benefits.flatMap(({ of, plan }) =>
    of.indicatorId === null || plan?.valuesFrom !== 'indicator'
      ? []
      : [plan.indicatorOrganisationId === null ? `${of.indicatorId}` : `${of.indicatorId}@${plan.indicatorOrganisationId}`],
  )
  const asked = [
    ...benefits.map((benefit) => ({ kind: 'benefit', subject: String(benefit.id) })),
    ...[...new Set(indicators)].map((subject) => ({ kind: 'indicator', subject })),
  ].filter(({ kind }) => kind in kinds)
  // What nothing is known of yet cannot be pinned.
  const known = await Promise.all(
    [...new Set(asked.map(({ kind }) => kind))].map(async (kind) => {
      const subjects = asked.filter((one) => one.kind === kind).map(({ subject }) => subject)
      return [kind, await kinds[kind]!.observe(db, subjects)] as const
    }),
  )
  const observed = new Map(known)
  const name = (language: 'sv' | 'en') => say(initiative.title, language)?.text ?? ''
  const both = (of: 'question' | 'decisionTitle') => ({
    sv: words.sv[of][purpose](name('sv')),
    en: words.en[of][purpose](name('en')),
  })
  const alternative = (key: Purpose) => ({ sv: capital(words.sv.purposes[key]), en: capital(words.en.purposes[key]) })
  return draftDecision(
    db,
    actor,
    {
      organisation: initiative.organisationId,
      title: both('decisionTitle'),
      question: both('question'),
      subject: { kind: 'initiative', id: String(id) },
      purpose,
      // To go on is the other way out; what a decision to go on is weighed against is written by those who prepare it.
      alternatives: purpose === 'continue' ? [] : [purpose, 'continue' as const].map((key) => ({ key, title: alternative(key) })),
      evidence: asked.filter(({ kind, subject }) => observed.get(kind)?.has(subject)),
    },
    kinds,
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
