import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { Doer, doerOut, instant, textsOut } from '../../api/values.ts'
import type { Language } from '../../kernel/language-text.ts'
import type { Alternative } from '../alternatives/alternative.ts'
import { exampleDocument, exampleResult } from './calculation/example.ts'
import { CaseDocument } from './case-document.ts'
import { CaseResultJson } from './case-result-json.ts'
import type { CaseVersion } from './cases.ts'
import { notesIn } from './notes-in.ts'
import { homeOf } from './paths.ts'

const whole = z.number().int()
const version = about(whole, { sv: 'Versionen. 0 när det inte finns någon kalkyl.', en: 'The version. 0 where there is no case.' })
const hash = about(z.string().nullable(), {
  sv: 'Kontrollsumma (SHA-256) för det som kalkylen räknas på.',
  en: 'Checksum (SHA-256) of what the case is calculated from.',
})
const savedAt = about(z.iso.datetime().nullable(), { sv: 'När versionen sparades.', en: 'When the version was saved.' })
const savedBy = about(Doer.nullable(), { sv: 'Vem som sparade versionen.', en: 'Who saved the version.' })
const reason = about(z.string().nullable(), { sv: 'Vad som ändrades, och varför.', en: 'What was changed, and why.' })
const npv = about(z.number().nullable(), { sv: 'Nettonuvärdet i kronor.', en: 'The net present value in kronor.' })
const link = z.string()

export const CaseInList = z
  .object({
    alternative: about(whole, { sv: 'Alternativets nummer.', en: 'The number of the alternative.' }),
    title: TextInLanguages,
    kind: about(z.string(), { sv: 'Sorten av alternativ, till exempel nothing.', en: 'The kind of alternative, such as nothing.' }),
    case: about(whole.nullable(), { sv: 'Kalkylens nummer.', en: 'The number of the case.' }),
    version,
    npv,
    hash,
    savedAt,
    links: z.object({ self: link, page: link }),
  })
  .meta({ id: 'CaseInList' })

export const CaseDetails = z
  .object({
    case: about(whole.nullable(), { sv: 'Kalkylens nummer.', en: 'The number of the case.' }),
    alternative: about(whole, { sv: 'Alternativets nummer.', en: 'The number of the alternative.' }),
    version,
    hash,
    savedAt,
    savedBy,
    reason,
    document: about(CaseDocument.nullable(), { sv: 'Det som kalkylen räknas på.', en: 'What the case is calculated from.' }),
    result: about(CaseResultJson.nullable(), { sv: 'Vad kalkylen kommer till.', en: 'What the case comes to.' }),
    links: z.object({ self: link, versions: link, page: link }),
  })
  .meta({ id: 'Case' })

export const CaseVersionInList = z
  .object({ version, npv, hash, savedAt, savedBy, reason, links: z.object({ self: link, page: link }) })
  .meta({ id: 'CaseVersionInList' })

const addressOf = (initiative: number, alternative: number) => `${apiRoot}/initiatives/${initiative}/cases/${alternative}`

export const caseInListOut = (
  initiative: number,
  { alternative, latest }: { alternative: Alternative; latest: CaseVersion | null },
): z.input<typeof CaseInList> => ({
  alternative: alternative.id,
  title: textsOut(alternative.title),
  kind: alternative.kind,
  case: latest?.id ?? null,
  version: latest?.version ?? 0,
  npv: latest?.result.npv ?? null,
  hash: latest?.hash ?? null,
  savedAt: latest ? instant(latest.at) : null,
  links: { self: addressOf(initiative, alternative.id), page: homeOf(initiative, alternative.id) },
})

type At = { initiative: number; alternative: number }

export const caseOut = ({ initiative, alternative }: At, latest: CaseVersion | null, language: Language): z.input<typeof CaseDetails> => ({
  case: latest?.id ?? null,
  alternative,
  version: latest?.version ?? 0,
  hash: latest?.hash ?? null,
  savedAt: latest ? instant(latest.at) : null,
  savedBy: latest ? doerOut(latest.actor) : null,
  reason: latest?.reason ?? null,
  document: latest?.document ?? null,
  result: latest ? (notesIn(latest.result, language) as z.input<typeof CaseResultJson>) : null,
  links: {
    self: addressOf(initiative, alternative),
    versions: `${addressOf(initiative, alternative)}/versions`,
    page: homeOf(initiative, alternative),
  },
})

export const versionInListOut = ({ initiative, alternative }: At, one: CaseVersion): z.input<typeof CaseVersionInList> => ({
  version: one.version,
  npv: one.result.npv,
  hash: one.hash,
  savedAt: instant(one.at),
  savedBy: doerOut(one.actor),
  reason: one.reason,
  links: {
    self: `${addressOf(initiative, alternative)}/versions/${one.version}`,
    page: `${homeOf(initiative, alternative)}/versions/${one.version}`,
  },
})

const exampleHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
export const exampleCaseInList: z.input<typeof CaseInList> = {
  alternative: 12,
  title: { sv: 'Bygga tillsammans', en: 'Building together' },
  kind: 'co-develop',
  case: 5,
  version: 2,
  npv: exampleResult.npv,
  hash: exampleHash,
  savedAt: '2026-11-20T08:00:00.000Z',
  links: { self: '/allmanning/v1/initiatives/3/cases/12', page: '/initiatives/3/cases/12' },
}
export const exampleCase: z.input<typeof CaseDetails> = {
  case: 5,
  alternative: 12,
  version: 2,
  hash: exampleHash,
  savedAt: '2026-11-20T08:00:00.000Z',
  savedBy: { kind: 'key', number: 5 },
  reason: 'Nya offerter',
  document: exampleDocument,
  result: exampleResult,
  links: {
    self: '/allmanning/v1/initiatives/3/cases/12',
    versions: '/allmanning/v1/initiatives/3/cases/12/versions',
    page: '/initiatives/3/cases/12',
  },
}
export const exampleVersionInList: z.input<typeof CaseVersionInList> = {
  version: 2,
  npv: exampleResult.npv,
  hash: exampleHash,
  savedAt: '2026-11-20T08:00:00.000Z',
  savedBy: { kind: 'key', number: 5 },
  reason: 'Nya offerter',
  links: { self: '/allmanning/v1/initiatives/3/cases/12/versions/2', page: '/initiatives/3/cases/12/versions/2' },
}
