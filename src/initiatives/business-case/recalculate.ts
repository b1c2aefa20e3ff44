import type { Db } from '../../db/open.ts'
import type { Materiality, Moved, Recalculate } from '../../decisions/materiality.ts'
import type { Language, LanguageText } from '../../kernel/language-text.ts'
import { say } from '../../kernel/language-text.ts'
import { calculate } from './calculate.ts'
import type { CaseDocument, CaseItem } from './case-document.ts'
import { signOf } from './evidence.ts'
import { words } from './words.ts'

/** The name that business cases have among the kinds of evidence. */
export const caseKind = 'business-case'

type Pinned = { id: number; name: LanguageText; before: CaseDocument; after: CaseDocument; touched: boolean }

/**
 * The pinned cases once more, with what has moved as it is now: amounts that are based on a figure move in proportion to it. Says whether the
 * order of the alternatives or the sign of one of them changes.
 */
export const recalculate: Recalculate = async (db, pinned, moved) => {
  const cases = await pinnedCases(db, pinned, moved)
  if (cases.length === 0) return undefined
  const basis = cases.flatMap(({ before }) => before.items.flatMap(({ basedOn }) => (basedOn ? [basedOn] : [])))
  const gone = moved.some((one) => basis.some((of) => isBasedOn(of, one)) && factorOf(one, 1) === undefined)
  if (gone) return { verdict: 'unknown', says: texts((t) => t.gone), figures: [] }
  if (!cases.some(({ touched }) => touched)) return { verdict: 'unknown', says: texts((t) => t.material.unknown()), figures: [] }
  try {
    return verdictOf(
      cases.map((one) => ({ name: one.name, pinned: npvOf(one.before), now: npvOf(one.after) })),
      await movedNames(db, moved, cases),
    )
  } catch {
    return { verdict: 'unknown', says: texts((t) => t.broken), figures: [] }
  }
}

type Compared = { name: LanguageText; pinned: number; now: number }

function verdictOf(cases: readonly Compared[], movedNames: LanguageText): Materiality {
  const figures = cases.map(({ name, pinned, now }) => ({ label: name, pinned, now }))
  const order = (of: 'pinned' | 'now') => [...cases.keys()].sort((a, b) => cases[b]![of] - cases[a]![of] || a - b)
  const [was, is] = [order('pinned'), order('now')]
  const differs = is.findIndex((one, at) => one !== was[at])
  const named = (index: number, language: Language) => say(cases[index]!.name, language)?.text ?? ''
  const what = (language: Language) => say(movedNames, language)?.text ?? ''
  if (differs >= 0)
    return {
      verdict: 'changes-ranking',
      says: texts((t, language) =>
        t.material['changes-ranking'](what(language), named(is[differs]!, language), named(was[differs]!, language)),
      ),
      figures,
    }
  const turned = [...cases.keys()].filter((at) => signOf(cases[at]!.pinned) !== signOf(cases[at]!.now))
  if (turned.length > 0)
    return {
      verdict: 'changes-sign',
      says: texts((t, language) => t.material['changes-sign'](what(language), turned.map((at) => `”${named(at, language)}”`).join(', '))),
      figures,
    }
  return { verdict: 'unchanged', says: texts((t, language) => t.material.unchanged(what(language))), figures }
}

const texts = (of: (t: (typeof words)['sv'], language: Language) => string): LanguageText => ({
  sv: of(words.sv, 'sv'),
  en: of(words.en, 'en'),
})

/** A figure that does not hang on chance: draws cost time and change nothing here. */
const npvOf = ({ draws: _, ...document }: CaseDocument): number => calculate({ ...document, draws: 0 }).npv

async function pinnedCases(db: Db, pinned: Parameters<Recalculate>[1], moved: readonly Moved[]): Promise<Pinned[]> {
  const wanted = pinned.flatMap(({ kind, subject, value }) => {
    const version = (value as { version?: unknown } | null)?.version
    return kind === caseKind && typeof version === 'number' ? [{ id: Number(subject), version }] : []
  })
  if (wanted.length === 0) return []
  const rows = await db
    .selectFrom('business_case_version as v')
    .innerJoin('business_case as c', 'c.id', 'v.business_case_id')
    .innerJoin('alternative as a', 'a.id', 'c.alternative_id')
    .select(['c.id', 'c.version as latest', 'v.version', 'v.document', 'a.title'])
    .where(
      'c.id',
      'in',
      wanted.map(({ id }) => id),
    )
    .execute()
  return wanted.flatMap(({ id, version }) => {
    const then = rows.find((row) => row.id === id && row.version === version)
    const latest = rows.find((row) => row.id === id && row.version === row.latest)
    if (!then || !latest) return []
    const hasNew = moved.some(({ kind, subject }) => kind === caseKind && Number(subject) === id)
    const before = then.document as CaseDocument
    const from = hasNew ? (latest.document as CaseDocument) : before
    const items = from.items.map((item) => scaled(item, moved))
    return [
      {
        id,
        name: then.title as LanguageText,
        before,
        after: { ...from, items },
        touched: hasNew || items.some((item, at) => item !== from.items[at]),
      },
    ]
  })
}

/** The item with its amounts in proportion to what they are based on, as that is now; the same item where nothing of it has moved. */
function scaled(item: CaseItem, moved: readonly Moved[]): CaseItem {
  const { basedOn } = item
  const change = basedOn && moved.find((one) => isBasedOn(basedOn, one))
  const factor = change && factorOf(change, basedOn.value)
  if (basedOn === undefined || factor === undefined) return item
  const times = (of: CaseItem['values']) => Object.fromEntries(Object.entries(of).map(([year, amount]) => [year, amount * factor]))
  // What turns from a gain into a loss has its lowest where its highest was.
  const [low, high] = factor < 0 ? [item.high, item.low] : [item.low, item.high]
  const { low: _, high: __, ...rest } = item
  return {
    ...rest,
    values: times(item.values),
    ...(low && { low: times(low) }),
    ...(high && { high: times(high) }),
    basedOn: { ...basedOn, value: basedOn.value * factor },
  }
}

const isBasedOn = ({ kind, subject }: { kind: string; subject: string }, moved: Moved) => kind === moved.kind && subject === moved.subject

/** By how much: against the value that the amounts were written from, or, where that is zero, the value that was pinned. */
function factorOf(moved: Moved, writtenFrom: number): number | undefined {
  const [from, to] = [writtenFrom || figureIn(moved.pinned), figureIn(moved.now)]
  return from === undefined || to === undefined || from === 0 ? undefined : to / from
}

/** Evidence is a figure, or something that has one. */
function figureIn(value: unknown): number | undefined {
  const figure = typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : value
  return typeof figure === 'number' && Number.isFinite(figure) ? figure : undefined
}

async function movedNames(db: Db, moved: readonly Moved[], cases: readonly Pinned[]): Promise<LanguageText> {
  const indicators = moved
    .flatMap(({ kind, subject }) => (kind === 'indicator' ? [Number.parseInt(subject, 10)] : []))
    .filter((id) => id > 0)
  const rows =
    indicators.length === 0
      ? []
      : await db
          .selectFrom('indicator')
          .select('name')
          .where('id', 'in', [...new Set(indicators)])
          .execute()
  const names = [
    ...rows.map(({ name }) => name as LanguageText),
    ...cases.filter(({ id }) => moved.some((one) => one.kind === caseKind && Number(one.subject) === id)).map(({ name }) => name),
  ]
  return texts((t, language) => names.map((name) => `”${say(name, language)?.text ?? ''}”`).join(', ') || t.theCase)
}
