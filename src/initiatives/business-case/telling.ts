import type { Telling } from '../../organisations/history/telling.ts'
import { kronorText, percentText } from './figure-text.ts'
import { words } from './words.ts'

type Kept = { [field in keyof (typeof words)['sv']['fields']]?: unknown }

/** What differs between versions line by line is told on the case's own page. */
export const caseTelling: Telling = {
  name: { sv: words.sv.kindName, en: words.en.kindName },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before, after }, language) => {
    const t = words[language]
    const [was, is] = [(before ?? {}) as Kept, (after ?? {}) as Kept]
    const shown = (field: keyof Kept, value: unknown): string => {
      if (value === null || value === undefined) return ''
      if (field === 'npv') return kronorText(Number(value), language)
      if (field === 'rate') return percentText(Number(value), language, 4)
      return Array.isArray(value) ? value.join(', ') : String(value)
    }
    return (Object.keys(t.fields) as (keyof Kept)[]).flatMap((field) => {
      const [old, now] = [shown(field, was[field]), shown(field, is[field])]
      return old === now ? [] : [{ label: t.fields[field], before: old, after: now }]
    })
  },
}
