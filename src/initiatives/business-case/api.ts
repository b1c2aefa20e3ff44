import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { exampleDocument } from './calculation/example.ts'
import { CaseDocument } from './case-document.ts'
import {
  CaseDetails,
  CaseInList,
  CaseVersionInList,
  caseInListOut,
  caseOut,
  exampleCase,
  exampleCaseInList,
  exampleVersionInList,
  versionInListOut,
} from './case-json.ts'
import { caseOf, casesOf, caseVersionAt, versionsOf } from './cases.ts'
import { saveCase } from './save-case.ts'

const initiative = idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' })
const alternative = idIn({ sv: 'Alternativets nummer.', en: 'The number of the alternative.' })
const InitiativePath = z.object({ initiative })
const CasePath = z.object({ initiative, alternative })
const VersionPath = z.object({ initiative, alternative, version: idIn({ sv: 'Versionens nummer.', en: 'The number of the version.' }) })

const NewVersion = z
  .object({
    document: about(CaseDocument, { sv: 'Det som kalkylen ska räknas på.', en: 'What the case should be calculated from.' }),
    reason: about(z.string().trim().max(1000).optional(), { sv: 'Vad som ändras, och varför.', en: 'What is changed, and why.' }),
  })
  .meta({ id: 'NewCaseVersion' })

/** The stored business cases of an initiative's alternatives. Each version is kept, since decisions refer to it. */
export function caseRoutes(api: Api): void {
  const group = 'initiatives'
  const all = '/initiatives/{initiative}/cases'
  const one = `${all}/{alternative}`

  route(
    api,
    {
      method: 'get',
      path: all,
      id: 'listCases',
      group,
      summary: { sv: 'Lista kalkylerna i ett initiativ', en: 'List the cases of an initiative' },
      description: {
        sv: 'Ett alternativ i taget, också de som inte har någon kalkyl. Utkast visas bara för den som har en roll hos någon av parterna.',
        en: 'One alternative at a time, those without a case too. Drafts are only shown to those who have a role with one of the parties.',
      },
      params: InitiativePath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida alternativ med kalkyler.', en: 'A page of alternatives with cases.' },
        schema: pageOf(CaseInList),
        example: { items: [exampleCaseInList], total: 1, links: { self: '/allmanning/v1/initiatives/3/cases' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { cases } = await casesOf(db, actor, params.initiative)
      const { page, limit } = query
      const items = cases.slice((page - 1) * limit, page * limit).map((found) => caseInListOut(params.initiative, found))
      return { body: paged(address, query, { items, total: cases.length }) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getCase',
      group,
      summary: { sv: 'Läs ett alternativs kalkyl', en: 'Read the case of an alternative' },
      description: {
        sv: 'Den senaste versionen. Svarets ETag behövs för att spara en ny, också när det inte finns någon än.',
        en: 'The latest version. The ETag of the answer is needed for saving a new one, also where there is none yet.',
      },
      params: CasePath,
      answer: { description: { sv: 'Kalkylen.', en: 'The case.' }, schema: CaseDetails, example: exampleCase },
    },
    async ({ db, actor, params, language }) => {
      const { latest } = await caseOf(db, actor, params.initiative, params.alternative)
      return { body: caseOut(params, latest, language) }
    },
  )

  route(
    api,
    {
      method: 'put',
      path: one,
      id: 'saveCase',
      group,
      cost: 10,
      summary: { sv: 'Spara en ny version av en kalkyl', en: 'Save a new version of a case' },
      description: {
        sv: 'Kalkylen räknas och sparas med allt som den räknas på. Äldre versioner finns kvar. Är innehållet detsamma som i den senaste versionen sparas ingen ny.',
        en: 'The case is calculated, and saved with all that it is calculated from. Older versions stay. Where the content is that of the latest version, no new one is saved.',
      },
      params: CasePath,
      json: { schema: NewVersion, example: { document: exampleDocument, reason: 'Nya offerter' } },
      current: lockedCase,
      answer: { description: { sv: 'Kalkylen som den är nu.', en: 'The case as it is now.' }, schema: CaseDetails, example: exampleCase },
    },
    async ({ db, actor, params, body, language }) => {
      const { latest } = await caseOf(db, actor, params.initiative, params.alternative)
      const { document, reason } = body!
      await inDocument(() =>
        saveCase(db, actor, params.alternative, document, { version: latest?.version ?? 0, ...(reason && { reason }) }, new Date()),
      )
      const saved = await caseOf(db, actor, params.initiative, params.alternative)
      return { body: caseOut(params, saved.latest, language) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/versions`,
      id: 'listCaseVersions',
      group,
      summary: { sv: 'Lista en kalkyls versioner', en: 'List the versions of a case' },
      description: { sv: 'Den senaste först.', en: 'The latest first.' },
      params: CasePath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida versioner.', en: 'A page of versions.' },
        schema: pageOf(CaseVersionInList),
        example: { items: [exampleVersionInList], total: 1, links: { self: '/allmanning/v1/initiatives/3/cases/12/versions' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { latest } = await caseOf(db, actor, params.initiative, params.alternative)
      const versions = latest ? await versionsOf(db, latest.id) : []
      const { page, limit } = query
      const items = versions.slice((page - 1) * limit, page * limit).map((found) => versionInListOut(params, found))
      return { body: paged(address, query, { items, total: versions.length }) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/versions/{version}`,
      id: 'getCaseVersion',
      group,
      summary: { sv: 'Läs en version av en kalkyl', en: 'Read a version of a case' },
      description: {
        sv: 'Så som den sparades. En version ändras aldrig.',
        en: 'As it was saved. A version never changes.',
      },
      params: VersionPath,
      answer: { description: { sv: 'Versionen.', en: 'The version.' }, schema: CaseDetails, example: exampleCase },
    },
    async ({ db, actor, params, language }) => {
      const { version } = await caseVersionAt(db, actor, params.initiative, params.alternative, params.version)
      return { body: caseOut(params, version, language) }
    },
  )
}

/** What the engine refuses has its place in the document, and the document its place in what was sent. */
async function inDocument<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
    const findings = error.findings.map((finding) => ({ ...finding, field: `/document${finding.field ?? ''}` }))
    throw new Problem('invalid', error.detail, { findings, cause: error })
  }
}

/** As the reader of it saw it, and held until the new version is in. */
async function lockedCase(db: Db, params: { initiative: number; alternative: number }, actor: Actor) {
  await db.selectFrom('business_case').select('id').where('alternative_id', '=', params.alternative).forUpdate().execute()
  const { latest } = await caseOf(db, actor, params.initiative, params.alternative)
  return caseOut(params, latest, 'sv')
}
