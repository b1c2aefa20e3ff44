import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { settle } from '../../organisations/notices/notify.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { Initiative, InitiativeId } from '../initiative.ts'
import { needsOfInitiative } from '../needs/find.ts'
import { reuseState } from './find.ts'
import { type Hit, lookForReuse } from './look.ts'

/** What is searched for unless somebody writes something else: what the initiative says of itself, and the problems that it is to solve. */
export async function suggestedWords(db: Db, actor: Actor, { id, title, summary }: Initiative): Promise<string> {
  const needs = await needsOfInitiative(db, actor, id)
  const texts: LanguageText[] = [title, summary, ...needs.flatMap((need) => [need.title, need.problem])]
  const said = texts.flatMap((text) => say(text, 'sv')?.text ?? [])
  return [...new Set(said)].join('\n').slice(0, mostWords)
}

export const mostWords = 4_000

/** Searches, and remembers who, when, by which words and what was found. What was answered before stays answered. */
export async function runReuseCheck(db: Db, actor: Actor, id: InitiativeId, words: string, now = new Date()): Promise<{ found: Hit[] }> {
  const initiative = await findInitiative(db, actor, id)
  demand(actor, 'answerReuse', initiative.organisationId)
  const text = words.trim().slice(0, mostWords)
  if (text === '')
    throw new Problem('invalid', { sv: 'Skriv vad ni behöver, så letar vi efter det.', en: 'Write what you need, and we look for it.' })
  return inTransaction(db, async (trx) => {
    const found = (await lookForReuse(trx, text)).flatMap(({ hits }) => hits)
    const run = await keepRun(trx, actor, initiative, { words: text, why: 'asked', found }, now)
    // What these words do not find, and nobody has answered, is no longer asked about.
    await sql`update reuse_hit set demanded = false where initiative_id = ${id} and last_run <> ${run}`.execute(trx)
    await record(trx, actor, 'searched', { kind: 'reuse-check', id, organisation: initiative.organisationId }, null, {
      words: text,
      found: found.length,
      to_answer: found.filter(({ demanded }) => demanded).length,
    })
    await settleIfAnswered(trx, actor, initiative)
    return { found }
  })
}

export async function keepRun(
  trx: Db,
  actor: Actor,
  { id }: Pick<Initiative, 'id'>,
  { words, why, found }: { words: string; why: 'asked' | 'new-entries'; found: readonly Hit[] },
  now: Date,
): Promise<number> {
  const then = found.map(({ step, thing, id, version, title, score, demanded }) => ({ step, thing, id, version, title, score, demanded }))
  const { id: run } = await trx
    .insertInto('reuse_run')
    .values({
      initiative_id: id,
      words,
      why,
      found: JSON.stringify(then),
      seen_to: now,
      actor: JSON.stringify(recorded(actor)),
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (found.length > 0)
    await sql`
      insert into reuse_hit (initiative_id, entry_id, decision_id, step, score, demanded, thing_version, first_run, last_run)
      select ${id}, case when thing = 'entry' then thing_id end, case when thing = 'decision' then thing_id end, step, score, demanded, version, ${run}, ${run}
      from unnest(${found.map(({ thing }) => thing)}::text[], ${found.map((one) => one.id)}::int[], ${found.map(({ step }) => step)}::text[],
        ${found.map(({ score }) => score)}::float8[], ${found.map(({ demanded }) => demanded)}::boolean[], ${found.map(({ version }) => version)}::int[])
        given (thing, thing_id, step, score, demanded, version)
      on conflict (initiative_id, entry_id, decision_id)
      do update set step = excluded.step, score = excluded.score, demanded = excluded.demanded, thing_version = excluded.thing_version, last_run = excluded.last_run`.execute(
      trx,
    )
  return run
}

export const reopenedKey = (id: InitiativeId) => `reuse-check ${id}`

export async function settleIfAnswered(
  trx: Db,
  actor: Actor,
  { id, organisationId }: Pick<Initiative, 'id' | 'organisationId'>,
): Promise<void> {
  if ((await reuseState(trx, id)).kind === 'answered') await settle(trx, actor, organisationId, reopenedKey(id))
}
