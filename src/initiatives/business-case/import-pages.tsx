import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { namesOf } from '../../organisations/find.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { calculationFactors } from '../factors/calculation-factors.ts'
import { calculateApart } from './calculate-apart.ts'
import type { CaseDocument } from './case-document.ts'
import { caseOf } from './cases.ts'
import { lastYearOf } from './form/values.ts'
import { homeOf, numbersIn, oneCase } from './paths.ts'
import { readCase } from './read-case.ts'
import { saveCase } from './save-case.ts'
import { itemRows } from './spreadsheet/item-columns.ts'
import { caseLimits, type ReadItems, readItems } from './spreadsheet/read-items.ts'
import { startDocument, usualRate } from './start-document.ts'
import { importPage, type Previewed, previewPage } from './views/import.tsx'
import { words } from './words.ts'

/** A spreadsheet of items: what each row gives, and then a new version. */
export function importPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, `${oneCase}/import`, async (visit) => importPage(visit, await caseToFill(db, actorOf(visit), visit)))

  page(site, `${oneCase}/import/template.csv`, async (visit) => {
    const { settings, alternative } = await caseToFill(db, actorOf(visit), visit)
    const { baseYear } = settings
    const last = Math.max(lastYearOf(settings), baseYear + 5)
    const years = Array.from({ length: last - baseYear + 1 }, (_, at) => baseYear + at)
    const { header, rows } = itemRows(
      { ...settings, items: settings.items.length > 0 ? settings.items : exampleItems(settings, visit) },
      years,
      visit.language,
    )
    return csvAnswer(`${visit.words(words).evidence} ${say(alternative.title, visit.language)?.text ?? ''}`, [header, ...rows])
  })

  form(
    site,
    `${oneCase}/import`,
    async (visit, typed): Promise<Sheet | Response> => {
      const found = await caseToFill(db, actorOf(visit), visit)
      const t = visit.words(words)
      const file = typed.file('file')
      if (!file) return importPage(visit, found, t.chooseFile)
      try {
        const read = await readItems(new Uint8Array(await file.arrayBuffer()), found.settings, visit.language)
        return previewPage(visit, { ...found, file: file.name, read, outcome: await outcomeOf(visit, found.settings, read) })
      } catch (error) {
        if (error instanceof Problem && error.kind === 'invalid') return importPage(visit, found, error.detail[visit.language])
        throw error
      }
    },
    { maxBytes: caseLimits.maxBytes + 100_000 },
  )

  form(
    site,
    `${oneCase}/import/save`,
    async (visit, typed): Promise<Sheet | Response> => {
      const actor = actorOf(visit)
      const found = await caseToFill(db, actor, visit)
      const { initiative, alternative } = found
      try {
        const document = readCase(jsonIn(typed.text('document')))
        await saveCase(
          db,
          actor,
          alternative.id,
          document,
          { version: Number(typed.text('version')), reason: typed.text('reason') },
          new Date(),
        )
        return visit.redirect(homeOf(initiative.id, alternative.id), { saved: '1' })
      } catch (error) {
        if (error instanceof Problem && (error.kind === 'invalid' || error.kind === 'conflict'))
          return importPage(visit, found, error.detail[visit.language])
        throw error
      }
    },
    // A document of ten thousand items, with every sign written as three in the form.
    { maxBytes: 3 * caseLimits.maxBytes },
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function outcomeOf(visit: Visit, settings: CaseDocument, read: ReadItems): Promise<Previewed['outcome']> {
  const t = visit.words(words)
  if (read.rows.length === 0) return { refused: [t.nothingInFile] }
  const items = read.rows.flatMap((row) => ('item' in row ? [row.item] : []))
  if (items.length < read.rows.length) return { refused: [] }
  const used = new Set(items.map(({ id }) => id))
  const { correlations = [], ...rest } = settings
  const kept = correlations.filter(({ items: [a, b] }) => used.has(a) && used.has(b))
  try {
    const document = readCase({ ...rest, parties: read.parties, items, ...(kept.length > 0 && { correlations: kept }) })
    return { document, result: await calculateApart(document) }
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
    return {
      refused:
        error.findings.length === 0
          ? [error.detail[visit.language]]
          : error.findings.slice(0, 20).map(({ field = '', message, fix }) => {
              const row = /^\/items\/(\d+)/.exec(field)
              const line = row && read.rows[Number(row[1])]
              const said = `${message[visit.language]} ${fix[visit.language]}`
              return line ? t.wrongAt(`${t.line} ${line.line}, ${line.name}`, said) : said
            }),
    }
  }
}

/** The case with what a file does not say: the settings that it has, or those that a new one begins with. */
async function caseToFill(db: Db, actor: Actor, visit: Visit) {
  const at = numbersIn(visit)
  const found = await caseOf(db, actor, at.initiative, at.alternative)
  demand(actor, 'write', found.initiative.organisationId)
  const { initiative, latest, others, alternative } = found
  const like = others.find((one) => one.latest && one.alternative.id !== alternative.id)?.latest?.document
  const names = await namesOf(db, [initiative.organisationId, ...initiative.parties])
  const settings =
    latest?.document ??
    startDocument({
      ...(like && { like }),
      parties: [...names].map(([id, name]) => ({ id, name: say(name, visit.language)?.text ?? '' })),
      rate: calculationFactors().rates.find(({ id }) => id === usualRate)?.rate ?? 0.035,
      year: new Date().getFullYear(),
    }).document
  return { ...found, version: latest?.version ?? 0, settings }
}

const exampleItems = ({ parties, baseYear }: CaseDocument, visit: Visit): CaseDocument['items'] => {
  const t = visit.words(words)
  const later = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [String(baseYear + 1 + at), 150_000]))
  const party = parties[0]!
  return [
    { id: 'a1', label: t.exampleCost, kind: 'cost', class: 'investment', party, values: { [baseYear]: 1_200_000 } },
    { id: 'a2', label: t.exampleBenefit, kind: 'benefit', type: 'financial', party, values: later },
  ]
}
