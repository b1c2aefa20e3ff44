import type { Finding } from '../../../kernel/finding.ts'
import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../words.ts'
import { field, rowsOf, type Values } from './fields.ts'
import type { Wrong } from './read.ts'

/** What to correct, by field, with the item and the year where there are several alike. */
export function errorTexts(values: Values, errors: Readonly<Record<string, Wrong>>, language: Language): Record<string, string> {
  const t = words[language]
  return Object.fromEntries(Object.entries(errors).map(([name, wrong]) => [name, placed(name, t.wrong[wrong], values, language)]))
}

/** What the engine refuses, each at the field that it is about; what has no field is said of the items. */
export function findingTexts(values: Values, findings: readonly Finding[], language: Language): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const { field: pointer = '', message, fix } of findings) {
    const name = fieldAt(pointer, values)
    const said = `${message[language] ?? message.sv} ${fix[language] ?? fix.sv}`
    texts[name] ??= placed(name, said, values, language)
  }
  return texts
}

function placed(name: string, text: string, values: Values, language: Language): string {
  const found = /^i(\d+)-(?:low|high)?(\d{4})?/.exec(name)
  if (!found) return text
  const t = words[language]
  const row = Number(found[1])
  const label = values[field('item', row, 'label')]?.trim() || t.newItem(rowsOf('item', values).indexOf(row) + 1)
  return t.wrongAt(found[2] ? t.amountOf(label, Number(found[2])) : label, text)
}

/** `/items/2/values/2027` → `i2-2027`. */
function fieldAt(pointer: string, values: Values): string {
  const [first = '', second = '', third = '', fourth = ''] = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const named = (kind: 'party' | 'key', mark: string) => rowsOf(kind, values).filter((row) => values[field(kind, row, mark)]?.trim())
  const at = second === '' ? -1 : Number(second)
  if (first === 'items') {
    const row = rowsOf('item', values)[at]
    return row === undefined ? 'items' : field('item', row, ofItem(third, fourth))
  }
  if (first === 'parties') return field('party', named('party', 'name')[at] ?? 0, 'name')
  if (first === 'leaves')
    return field('party', named('party', 'name').find((row) => values[field('party', row, 'name')]?.trim() === second) ?? 0, 'leaves')
  if (first === 'keys') {
    const row = named('key', 'id')[at]
    if (row === undefined) return 'keys'
    if (third !== 'weights') return field('key', row, third || 'id')
    const party = rowsOf('party', values).find((one) => values[field('party', one, 'name')]?.trim() === fourth)
    return field('key', row, `w${party ?? rowsOf('party', values)[0] ?? 0}`)
  }
  if (first === 'correlations') return field('pair', rowsOf('pair', values)[at] ?? 0, third === 'r' ? 'r' : 'a')
  if (first === 'pengWeights') return `peng-${second}`
  return ['baseYear', 'rate', 'priceYear'].includes(first) ? first : 'items'
}

const ofItem = (name: string, year: string): string =>
  name === 'values' ? year : name === 'low' || name === 'high' ? `${name}${year}` : (fieldNames[name] ?? 'label')

const fieldNames: { readonly [name: string]: string } = {
  label: 'label',
  kind: 'sort',
  class: 'sort',
  type: 'sort',
  party: 'whose',
  key: 'whose',
  peng: 'peng',
  distribution: 'distribution',
  probability: 'probability',
  source: 'source',
  basedOn: 'basedOnValue',
}
