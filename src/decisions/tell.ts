import type { Db } from '../db/open.ts'
import { type Actor, system } from '../kernel/actor.ts'
import { type Language, type LanguageText, say } from '../kernel/language-text.ts'
import { notify, settle } from '../organisations/notices/notify.ts'
import { type Decision, type Evidence, isUnsettled, type Review } from './decision.ts'
import type { Materiality } from './materiality.ts'
import { words } from './words.ts'

const driftKey = (decision: number) => `decision ${decision} drift`
const positionKey = (decision: number) => `position ${decision}`
const reviewKey = (decision: Decision, kind: Review['kind']) => `decision ${decision.id} review ${decision.reviewOn} ${kind}`
const placeOf = ({ id }: Decision) => ({ subject: { kind: 'decision', id }, path: `/decisions/${id}` })
const inBoth = (text: (language: Language) => string): LanguageText => ({ sv: text('sv'), en: text('en') })
const name = (of: LanguageText, language: Language) => say(of, language)?.text ?? ''

/** Tells the owner what has moved, and what that would change. */
export async function tellOfDrift(
  db: Db,
  decision: Decision,
  evidence: readonly Evidence[],
  materiality: Materiality | null,
): Promise<void> {
  const says = inBoth((language) => {
    const what = evidence.filter(isUnsettled).map(({ label }) => name(label, language))
    const t = words[language].notices
    return t.drift(name(decision.title, language), what.join(', '), materiality ? words[language].verdicts[materiality.verdict] : '')
  })
  const organisation = decision.organisationId
  await notify(db, { organisation, key: driftKey(decision.id), kind: 'evidence-moved', ...placeOf(decision), says })
}

export const settleDrift = (db: Db, actor: Actor, decision: Decision): Promise<void> =>
  settle(db, actor, decision.organisationId, driftKey(decision.id))

/** Reminds once when a review is near and once when it is past, and not again when somebody has dealt with that. */
export async function tellOfReview(db: Db, decision: Decision, review: Review): Promise<boolean> {
  const key = reviewKey(decision, review.kind)
  const organisation = decision.organisationId
  if (await db.selectFrom('notice').select('id').where('organisation_id', '=', organisation).where('key', '=', key).executeTakeFirst())
    return false
  if (review.kind === 'past') await settle(db, system, organisation, reviewKey(decision, 'near'))
  const says = inBoth((language) =>
    words[language].notices[review.kind === 'past' ? 'reviewPast' : 'reviewNear'](name(decision.title, language), decision.reviewOn!),
  )
  await notify(db, { organisation, key, kind: 'review-due', ...placeOf(decision), says })
  return true
}

/** Nothing more is to be done about a decision that is no longer in force. */
export async function settleAll(db: Db, actor: Actor, decision: Decision): Promise<void> {
  await settleDrift(db, actor, decision)
  for (const kind of ['near', 'past'] as const) await settle(db, actor, decision.organisationId, reviewKey(decision, kind))
}

export type PositionChange = 'replaced' | 'withdrawn' | 'changed' | 'successor'

/** Tells everyone who relies on a position that it is not what it was. `goTo` is where to read on. */
export async function tellAdopters(db: Db, position: Decision, change: PositionChange, goTo: Decision = position): Promise<number> {
  const adopters = await db
    .selectFrom('position_adoption')
    .select('organisation_id')
    .where('decision_id', '=', position.id)
    .where('ended_at', 'is', null)
    .execute()
  const says = inBoth((language) => words[language].notices.position[change](name(position.title, language)))
  for (const { organisation_id: organisation } of adopters)
    await notify(db, { organisation, key: positionKey(position.id), kind: 'position-changed', ...placeOf(goTo), says })
  return adopters.length
}

export const settlePosition = (db: Db, actor: Actor, organisation: number, decision: number): Promise<void> =>
  settle(db, actor, organisation, positionKey(decision))

/** Tells the issuer who relies on it. */
export async function tellIssuer(db: Db, position: Decision, by: { id: number; name: LanguageText }, differs: boolean): Promise<void> {
  const says = inBoth((language) => words[language].notices.adopted(name(by.name, language), name(position.title, language), differs))
  const key = `position ${position.id} adopted by ${by.id}`
  await notify(db, { organisation: position.organisationId, key, kind: 'position-adopted', ...placeOf(position), says })
}
