import type { Db } from '../../db/open.ts'
import type { Actor, RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Alternative } from '../alternatives/alternative.ts'
import { alternativesOf } from '../alternatives/find.ts'
import { findInitiative } from '../find.ts'
import type { Initiative, InitiativeId } from '../initiative.ts'
import type { CaseDocument } from './case-document.ts'
import type { CaseResult } from './case-result.ts'
import { latestCases } from './find.ts'

/** One version of a business case: what went in, what came out, and who saved it. Never changed afterwards. */
export type CaseVersion = {
  /** The business case that it is a version of. */
  id: number
  version: number
  document: CaseDocument
  hash: string
  result: CaseResult
  actor: RecordedActor
  at: Date
  reason: string | null
}

/** An alternative with the latest version of its case, where it has one. */
export type AlternativeCase = { alternative: Alternative; latest: CaseVersion | null }

/** Every alternative of an initiative, in order, for whoever may read the initiative. */
export async function casesOf(
  db: Db,
  actor: Actor,
  initiativeId: InitiativeId,
): Promise<{ initiative: Initiative; cases: AlternativeCase[] }> {
  const initiative = await findInitiative(db, actor, initiativeId)
  const [alternatives, latest] = await Promise.all([alternativesOf(db, initiative.id), latestCases(db, [initiative.id])])
  return {
    initiative,
    cases: alternatives.map((alternative) => ({
      alternative,
      latest: latest.find(({ alternativeId }) => alternativeId === alternative.id) ?? null,
    })),
  }
}

/** The case of one alternative: its latest version, or none yet. */
export async function caseOf(db: Db, actor: Actor, initiativeId: InitiativeId, alternativeId: number) {
  const { initiative, cases } = await casesOf(db, actor, initiativeId)
  const found = cases.find(({ alternative }) => alternative.id === alternativeId)
  if (!found) throw noSuchAlternative(alternativeId)
  return { initiative, others: cases, ...found }
}

/** One version of a case by the number of the case, for whoever may read its initiative. */
export async function caseVersion(
  db: Db,
  actor: Actor,
  id: number,
  version: number,
): Promise<CaseVersion & { initiativeId: number; alternativeId: number }> {
  const row =
    isNumber(id) && isNumber(version)
      ? await versionsQuery(db).where('c.id', '=', id).where('v.version', '=', version).executeTakeFirst()
      : undefined
  if (!row) throw noSuchVersion(version)
  await findInitiative(db, actor, row.initiativeId)
  return { ...asVersion(row), initiativeId: row.initiativeId, alternativeId: row.alternativeId }
}

/** A version by where it stands: also of an alternative that is no longer among the others, since decisions refer to it. */
export async function caseVersionAt(db: Db, actor: Actor, initiativeId: InitiativeId, alternativeId: number, version: number) {
  const initiative = await findInitiative(db, actor, initiativeId)
  const row =
    isNumber(alternativeId) && isNumber(version)
      ? await versionsQuery(db)
          .innerJoin('alternative as a', 'a.id', 'c.alternative_id')
          .select('a.title')
          .where('c.initiative_id', '=', initiative.id)
          .where('c.alternative_id', '=', alternativeId)
          .where('v.version', '=', version)
          .executeTakeFirst()
      : undefined
  if (!row) throw noSuchVersion(version)
  return { initiative, alternative: { id: alternativeId, title: row.title as LanguageText }, version: asVersion(row) }
}

/** Every version of a case, the latest first. Whoever asks has read the initiative already. */
export async function versionsOf(db: Db, id: number): Promise<CaseVersion[]> {
  const rows = await versionsQuery(db).where('c.id', '=', id).orderBy('v.version', 'desc').execute()
  return rows.map(asVersion)
}

const versionsQuery = (db: Db) =>
  db
    .selectFrom('business_case_version as v')
    .innerJoin('business_case as c', 'c.id', 'v.business_case_id')
    .select([
      'c.id',
      'c.initiative_id as initiativeId',
      'c.alternative_id as alternativeId',
      'v.version',
      'v.document',
      'v.hash',
      'v.result',
      'v.actor',
      'v.at',
      'v.reason',
    ])

type Row = Omit<CaseVersion, 'document' | 'result' | 'actor'> & { document: unknown; result: unknown; actor: unknown }

const asVersion = ({ id, version, document, hash, result, actor, at, reason }: Row): CaseVersion => ({
  id,
  version,
  document: document as CaseDocument,
  hash,
  result: result as CaseResult,
  actor: actor as RecordedActor,
  at,
  reason,
})

const isNumber = (value: number) => Number.isInteger(value) && value > 0 && value < 2 ** 31

export const noSuchAlternative = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget alternativ med nummer ${id} i initiativet. Se listan över alternativ.`,
    en: `The initiative has no alternative number ${id}. See the list of alternatives.`,
  })

export const noSuchVersion = (version: number) =>
  new Problem('not-found', {
    sv: `Det finns ingen version ${version} av kalkylen som du kan läsa. Se listan över versioner.`,
    en: `There is no version ${version} of the case that you can read. See the list of versions.`,
  })
