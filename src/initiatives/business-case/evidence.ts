import { sql } from 'kysely'
import type { EvidenceKind, Observed } from '../../kernel/evidence.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import type { CaseDocument } from './case-document.ts'
import { homeOf } from './paths.ts'
import { words } from './words.ts'

/** What a decision relies on of a business case: which version, and what it came to. */
export type CaseEvidence = {
  case: number
  version: number
  initiative: number
  alternative: number
  name: LanguageText
  npv: number
  sign: -1 | 0 | 1
  p5: number | null
  p95: number | null
  rate: number
  priceYear: number | null
}

type Row = {
  id: number
  version: number
  hash: string
  at: Date
  document: CaseDocument
  npv: number
  p5: number | null
  p95: number | null
  initiative_id: number
  alternative_id: number
  alternative: LanguageText
  initiative: LanguageText
}

const columns = sql`c.id, v.version, v.hash, v.at, v.document, (v.result -> 'npv')::float8 npv,
  (v.result -> 'simulation' ->> 'p5')::float8 p5, (v.result -> 'simulation' ->> 'p95')::float8 p95,
  c.initiative_id, c.alternative_id, a.title alternative, i.title initiative`
const joined = sql`business_case c join business_case_version v on v.business_case_id = c.id and v.version = c.version
  join alternative a on a.id = c.alternative_id join initiative i on i.id = c.initiative_id`

/** A business case by its number, as its latest version is. */
export const caseEvidence: EvidenceKind = {
  name: { sv: words.sv.evidence, en: words.en.evidence },

  async observe(db, subjects) {
    const ids = subjects.map(Number).filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31)
    if (ids.length === 0) return new Map()
    const { rows } = await sql<Row>`select ${columns} from ${joined} where c.id = any(${ids}::int[])`.execute(db)
    return new Map(rows.map((row) => [String(row.id), observed(row)]))
  },

  // Whoever looks is not asked who they are, so only what everybody may read is found. The decision of an initiative has its own cases at hand.
  async look(db, text) {
    const part = `%${text
      .trim()
      .slice(0, 200)
      .replace(/[\\%_]/g, '\\$&')}%`
    const { rows } = await sql<Row>`
      select ${columns} from ${joined}
      where i.published_at is not null and a.ended_at is null and exists (
        select from jsonb_each_text(a.title) n where n.value ilike ${part} union all select from jsonb_each_text(i.title) n where n.value ilike ${part})
      order by v.at desc, c.id limit 20`.execute(db)
    return rows.map((row) => ({ subject: String(row.id), label: labelOf(row) }))
  },
}

function observed(row: Row): Observed {
  const { id, version, hash, at, npv, p5, p95, initiative_id, alternative_id, alternative, document } = row
  const value: CaseEvidence = {
    case: id,
    version,
    initiative: initiative_id,
    alternative: alternative_id,
    name: alternative,
    npv,
    sign: signOf(npv),
    p5,
    p95,
    rate: document.rate,
    priceYear: document.priceYear ?? null,
  }
  return {
    label: labelOf(row),
    path: `${homeOf(initiative_id, alternative_id)}/versions/${version}`,
    version: String(version),
    hash,
    value,
    observedAt: at,
  }
}

const labelOf = ({ alternative, initiative }: Row): LanguageText =>
  Object.fromEntries(
    (['sv', 'en'] as const).map((language) => [
      language,
      words[language].evidenceLabel(say(alternative, language)?.text ?? '', say(initiative, language)?.text ?? ''),
    ]),
  )

/** By whole öre: what is less than that is nothing. */
export const signOf = (kronor: number): -1 | 0 | 1 => Math.sign(Math.round(kronor * 100)) as -1 | 0 | 1
