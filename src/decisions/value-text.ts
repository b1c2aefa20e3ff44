import { type Language, say } from '../kernel/language-text.ts'
import { formatNumber } from '../web/format.ts'

const isTexts = (value: object): value is Record<string, string> =>
  Object.entries(value).length > 0 &&
  Object.entries(value).every(([tag, text]) => /^([a-z]{2,3}(-\w+)*)?$/.test(tag) && typeof text === 'string')

/** What was relied on, short enough for a cell: a figure with its unit, a text in languages, or the first few figures of something larger. */
export function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? formatNumber(value, language, { maximumFractionDigits: 6 }) : ''
  if (typeof value === 'string') return value.length > 300 ? `${value.slice(0, 299)}…` : value
  if (typeof value === 'boolean') return value ? yes[language] : no[language]
  if (Array.isArray(value)) return value.map((one) => valueText(one, language)).join(', ')
  if (isTexts(value)) return valueText(say(value, language)?.text, language)
  const { value: figure, unit, ...rest } = value as { value?: unknown; unit?: unknown }
  if (figure !== undefined && Object.keys(rest).length <= 3)
    return [valueText(figure, language), typeof unit === 'string' ? unit : ''].filter(Boolean).join(' ')
  return Object.entries(value)
    .filter(([, one]) => ['number', 'string', 'boolean'].includes(typeof one))
    .slice(0, 4)
    .map(([name, one]) => `${name}: ${valueText(one, language)}`)
    .join(', ')
}

const yes = { sv: 'ja', en: 'yes' }
const no = { sv: 'nej', en: 'no' }
