import { type Language, say } from '../kernel/language-text.ts'
import { formatNumber } from '../web/format.ts'
import { words } from './words.ts'

/** What was relied on, short enough for a cell. Of what has no short form nothing is shown but its version. */
export function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? formatNumber(value, language, { maximumFractionDigits: 6 }) : ''
  if (typeof value === 'string') return value.length > 300 ? `${value.slice(0, 299)}…` : value
  if (typeof value === 'boolean') return words[language].values[value ? 'yes' : 'no']
  if (Array.isArray(value)) return value.map((one) => valueText(one, language)).join(', ')
  const found = shapes.find(({ fits }) => fits(value as Fields))
  return found?.text(value as Fields, language) ?? ''
}

type Fields = { readonly [field: string]: unknown }
type Shape = { fits: (value: Fields) => boolean; text: (value: Fields, language: Language) => string }

/** How values of several parts are written; the first that fits. To add one: a row here. */
const shapes: readonly Shape[] = [
  {
    fits: (value) =>
      Object.entries(value).every(([tag, text]) => /^([a-z]{2,3}(-\w+)*)?$/.test(tag) && tag !== 'state' && typeof text === 'string'),
    text: (value, language) => valueText(say(value as { [tag: string]: string }, language)?.text, language),
  },
  {
    fits: ({ npv }) => typeof npv === 'number',
    text: ({ npv, priceYear }, language) => {
      const kronor = formatNumber(npv as number, language, { maximumFractionDigits: 0 })
      return words[language].values.npv(kronor, typeof priceYear === 'number' ? String(priceYear) : undefined)
    },
  },
  {
    fits: ({ value }) => typeof value === 'number' || typeof value === 'string',
    text: ({ value, unit, period }, language) =>
      [valueText(value, language), typeof unit === 'string' ? unit : '', typeof period === 'string' ? `(${period})` : '']
        .filter(Boolean)
        .join(' '),
  },
  {
    fits: ({ state }) => typeof state === 'string',
    text: ({ state }, language) => {
      const { states, values } = words[language]
      return { ...values.states, ...states }[state as 'draft'] ?? ''
    },
  },
]
