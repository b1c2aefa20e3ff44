import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { system } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { notify } from '../../organisations/notices/notify.ts'
import { type Hit, lookForReuse } from './look.ts'
import { keepRun, reopenedKey } from './run.ts'
import { steps } from './steps.ts'

type Check = { initiative: number; organisation: number; words: string; title: LanguageText; seen: Date }

/** A little is looked at twice: an entry's time is that of the transaction it came in, which may have been seen later. */
const overlap = 10 * 60_000

/**
 * Looks whether anything has come since each check was last made that ranks so high that it has to be answered. Then the check is open again, and its
 * owner is told. Where nothing has changed it costs one question; else a search for each check that goes on.
 */
export async function lookForNewMatches(db: Db, now: Date): Promise<{ looked: number; reopened: number }> {
  const checks = await goingOn(db)
  const oldest = Math.min(...checks.map(({ seen }) => seen.getTime()))
  const changed = checks.length > 0 ? await changedSince(db, new Date(oldest - overlap)) : []
  let [looked, reopened] = [0, 0]
  for (const check of checks) {
    const fresh = changed.filter(({ at }) => at.getTime() > check.seen.getTime() - overlap)
    if (fresh.length === 0) continue
    looked++
    const found = (await lookForReuse(db, check.words)).flatMap(({ hits }) => hits)
    const news = await unknown(db, check.initiative, found.filter(isAmong(fresh)))
    await inTransaction(db, async (trx) => {
      if (news.length === 0) {
        await trx
          .updateTable('reuse_run')
          .set({ seen_to: now })
          .where('initiative_id', '=', check.initiative)
          .where('seen_to', '=', check.seen)
          .execute()
        return
      }
      reopened++
      await keepRun(trx, system, { id: check.initiative }, { words: check.words, why: 'new-entries', found: news }, now)
      await record(trx, system, 'reopened', { kind: 'reuse-check', id: check.initiative, organisation: check.organisation }, null, {
        entry: news.find(({ thing }) => thing === 'entry')?.id ?? null,
        found: news.length,
      })
      await notify(trx, told(check, news))
    })
  }
  return { looked, reopened }
}

async function goingOn(db: Db): Promise<Check[]> {
  const { rows } = await sql<Check>`
    select initiative.id initiative, organisation_id organisation, words, title, seen_to seen
    from initiative join lateral (
      select (select words from reuse_run where initiative_id = initiative.id and why = 'asked' order by id desc limit 1) words, max(seen_to) seen_to
      from reuse_run where initiative_id = initiative.id) latest on words is not null
    where state not in ('completed', 'stopped') order by initiative.id`.execute(db)
  return rows
}

type Changed = { thing: 'entry' | 'decision'; id: number; at: Date }

async function changedSince(db: Db, since: Date): Promise<Changed[]> {
  const kinds = steps.flatMap((step): readonly string[] => step.kinds)
  const { rows } = await sql<Changed>`
    select 'entry' thing, id, changed_at at from entry where changed_at > ${since} and ended_at is null and kind = any(${kinds}::text[])
    union all select 'decision', id, published_at from decision where published_at > ${since} and state = 'decided'`.execute(db)
  return rows
}

const isAmong = (changed: readonly Changed[]) => {
  const keys = new Set(changed.map(({ thing, id }) => `${thing} ${id}`))
  return ({ thing, id, demanded }: Hit) => demanded && keys.has(`${thing} ${id}`)
}

/** Those that the check does not ask about already, or has had an answer to. */
async function unknown(db: Db, initiative: number, hits: readonly Hit[]): Promise<Hit[]> {
  if (hits.length === 0) return []
  const { rows } = await sql<{ entry: number | null; decision: number | null }>`
    select entry_id entry, decision_id decision from reuse_hit hit where initiative_id = ${initiative}
      and (demanded or exists (select from reuse_answer where hit_id = hit.id and replaced_at is null))`.execute(db)
  return hits.filter(({ thing, id }) => !rows.some((known) => known[thing] === id))
}

function told({ initiative, organisation, title }: Check, news: readonly Hit[]) {
  const first = (text: LanguageText, language: string) => text[language] ?? text.sv ?? Object.values(text)[0] ?? ''
  const [one] = news
  return {
    organisation,
    key: reopenedKey(initiative),
    kind: 'reuse-reopened',
    subject: { kind: 'initiative', id: initiative },
    path: `/initiatives/${initiative}/reuse`,
    says: {
      sv: `Något nytt i katalogen liknar det som «${first(title, 'sv')}» behöver: ${first(one!.title, 'sv')}. Svara om ni kan använda det.`,
      en: `Something new in the catalogue resembles what “${first(title, 'en')}” needs: ${first(one!.title, 'en')}. Answer whether you can use it.`,
    },
  }
}
