import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record, recordMany } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { say } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { findOrganisation, type MatchReason, type MatchState } from './find.ts'
import type { OrganisationId } from './organisation.ts'
import { type Candidate, type Publisher, proposalsFor } from './publisher-match.ts'

/** Goes through the publishers and proposes who they are. What somebody has rejected is not proposed again. */
export async function proposePublishers(
  db: Db,
  actor: Actor,
  publishers: readonly Publisher[],
  today: string,
): Promise<{ proposed: number }> {
  demand(actor, 'matchPublishers')
  const proposals = proposalsFor(publishers, await candidates(db, today))
  if (proposals.length === 0) return { proposed: 0 }
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: number; uri: string; reason: string }>`
      insert into organisation_uri (organisation_id, uri, state, reason)
      select id, uri, 'proposed', reason from unnest(${proposals.map((one) => one.organisation)}::int[], ${proposals.map((one) => one.uri)}::text[],
        ${proposals.map((one) => one.reason)}::text[]) p (id, uri, reason)
      where not exists (select from organisation_uri o where o.uri = p.uri and o.state = 'confirmed')
      on conflict do nothing
      returning organisation_id id, uri, reason`.execute(trx)
    await recordMany(
      trx,
      actor,
      'publisher-proposed',
      { kind: 'organisation' },
      rows.map(({ id, uri, reason }) => ({ id, before: null, after: { publisher: uri, why: reason }, organisation: id })),
    )
    return { proposed: rows.length }
  })
}

async function candidates(db: Db, today: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select id, name, number, (valid_to is null or valid_to > ${today}) living,
      coalesce((select array_agg(uri) from organisation_uri where organisation_id = id and state = 'confirmed'), '{}') confirmed
    from organisation`.execute(db)
  return rows
}

/** Confirms, rejects, or takes a decision back; an address that nobody proposed is proposed by hand in the same step. */
export async function decidePublisher(
  db: Db,
  actor: Actor,
  { organisation, uri, state, reason = 'hand' }: { organisation: OrganisationId; uri: string; state: MatchState; reason?: MatchReason },
): Promise<void> {
  demand(actor, 'matchPublishers', organisation)
  const address = uri.trim()
  if (address === '' || address.length > 2000)
    throw new Problem('invalid', { sv: 'Ange utgivarens adress eller namn.', en: 'Give the address or the name of the publisher.' })
  await inTransaction(db, async (trx) => {
    await findOrganisation(trx, organisation)
    const taken = state === 'confirmed' ? await confirmedFor(trx, address) : undefined
    if (taken && taken.id !== organisation) throw takenBy(taken)
    const before = await trx
      .selectFrom('organisation_uri')
      .select(['state', 'reason'])
      .where('organisation_id', '=', organisation)
      .where('uri', '=', address)
      .forUpdate()
      .executeTakeFirst()
    if (before?.state === state) return
    try {
      await trx
        .insertInto('organisation_uri')
        .values({ organisation_id: organisation, uri: address, state, reason })
        .onConflict((on) => on.columns(['organisation_id', 'uri']).doUpdateSet({ state, at: sql`now()` }))
        .execute()
    } catch (cause) {
      // Somebody confirmed it for another at the same moment.
      if ((cause as { code?: string }).code === '23505') throw takenBy(undefined, cause)
      throw cause
    }
    await record(
      trx,
      actor,
      actions[state],
      { kind: 'organisation', id: organisation },
      before ? { publisher: address, decision: before.state } : null,
      { publisher: address, decision: state },
    )
  })
}

const actions: { readonly [state in MatchState]: string } = {
  proposed: 'publisher-reversed',
  confirmed: 'publisher-confirmed',
  rejected: 'publisher-rejected',
}

const confirmedFor = (trx: Db, uri: string) =>
  trx
    .selectFrom('organisation_uri')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['organisation.id', 'name'])
    .where('uri', '=', uri)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()

function takenBy(other: { name: unknown } | undefined, cause?: unknown): Problem {
  const name = (language: 'sv' | 'en') =>
    (other && say(other.name as LanguageText, language)?.text) ?? (language === 'sv' ? 'en annan organisation' : 'another organisation')
  return new Problem(
    'conflict',
    {
      sv: `Adressen är redan bekräftad för ${name('sv')}. Ångra det först.`,
      en: `The address is already confirmed for ${name('en')}. Reverse that first.`,
    },
    { cause },
  )
}
