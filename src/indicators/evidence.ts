import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EvidenceKind } from '../kernel/evidence.ts'
import { type LanguageText, say } from '../kernel/language-text.ts'
import { latestOfMany } from './find.ts'
import { words } from './words.ts'

type Subject = { subject: string; indicator: number; organisation: number | null }

/** The latest value of an indicator as something to decide on: another figure, or one for a later period, is a drift. */
export const indicatorEvidence: EvidenceKind = {
  name: { sv: words.sv.evidence, en: words.en.evidence },

  async observe(db, subjects) {
    const asked = subjects.flatMap((subject): Subject[] => {
      const parts = /^(\d{1,9})(?:@(\d{1,9}))?$/.exec(subject)
      return parts ? [{ subject, indicator: Number(parts[1]), organisation: parts[2] === undefined ? null : Number(parts[2]) }] : []
    })
    const values = await latestOfMany(db, asked)
    const names = await namesOf(db, asked)
    return new Map(
      asked.flatMap(({ subject, indicator, organisation }) => {
        const found = values.find((one) => one.indicatorId === indicator && one.organisationId === organisation)
        const label = names.get(subject)
        if (!found || !label) return []
        const { period, revision, value, at } = found
        const observed = {
          label,
          path: organisation === null ? `/indicators/${indicator}` : `/indicators/${indicator}?organisation=${organisation}`,
          version: `${period} r${revision}`,
          hash: createHash('sha256')
            .update(JSON.stringify([indicator, organisation, period, value]))
            .digest('hex'),
          value,
          observedAt: at,
        }
        return [[subject, observed] as const]
      }),
    )
  },

  async look(db, text) {
    const part = `%${text
      .trim()
      .slice(0, 200)
      .replace(/[\\%_]/g, '\\$&')}%`
    const { rows } = await sql<{ indicator: number; organisation: number | null; name: LanguageText; about: LanguageText | null }>`
      select i.id indicator, v.organisation_id organisation, i.name, o.name about
      from indicator i
      join (select distinct indicator_id, organisation_id from indicator_value) v on v.indicator_id = i.id
      left join organisation o on o.id = v.organisation_id
      where i.ended_at is null and (i.code = ${text.trim()} or exists (select from jsonb_each_text(i.name) n where n.value ilike ${part})
        or exists (select from jsonb_each_text(o.name) n where n.value ilike ${part}))
      order by (i.name ->> 'sv') ilike ${part} desc nulls last, i.name ->> 'sv', v.organisation_id nulls first limit 20`.execute(db)
    return rows.map(({ indicator, organisation, name, about }) => ({
      subject: organisation === null ? String(indicator) : `${indicator}@${organisation}`,
      label: labelOf(name, about),
    }))
  },
}

async function namesOf(db: Parameters<EvidenceKind['observe']>[0], asked: readonly Subject[]): Promise<Map<string, LanguageText>> {
  const { rows } = await sql<{ subject: string; name: LanguageText; about: LanguageText | null }>`
    select s.subject, i.name, o.name about
    from unnest(${asked.map(({ subject }) => subject)}::text[], ${asked.map(({ indicator }) => indicator)}::int[], ${asked.map(({ organisation }) => organisation)}::int[])
      s (subject, indicator, organisation)
    join indicator i on i.id = s.indicator left join organisation o on o.id = s.organisation`.execute(db)
  return new Map(rows.map(({ subject, name, about }) => [subject, labelOf(name, about)]))
}

/** «Handläggningstid, Älvbacka kommun», in each language that the indicator has. */
const labelOf = (name: LanguageText, about: LanguageText | null): LanguageText =>
  about === null
    ? name
    : Object.fromEntries(
        Object.entries(name).map(([tag, text]) => [tag, `${text}, ${about[tag] ?? say(about, tag === 'en' ? 'en' : 'sv')?.text ?? ''}`]),
      )
