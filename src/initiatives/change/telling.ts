import type { PastChange } from '../../history/read.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import { formatNumber } from '../../web/format.ts'
import { words } from './words.ts'

type Told = { readonly [field: string]: unknown } | null

/** What differs between two sides of a change, each field by its name and as it is read. */
function differing(
  { before, after }: Pick<PastChange, 'before' | 'after'>,
  language: Language,
  labels: { readonly [field: string]: string },
): ReturnType<Telling['fields']> {
  const [was, is] = [before as Told, after as Told]
  return Object.entries(labels)
    .map(([field, label]) => ({ label, before: plain(field, was?.[field], language), after: plain(field, is?.[field], language) }))
    .filter((one) => one.before !== one.after)
}

function plain(field: string, value: unknown, language: Language): string {
  const t = words[language]
  if (value === null || value === undefined || value === '') return ''
  if (field === 'impact') return t.impacts[value as keyof typeof t.impacts] ?? ''
  if (field === 'level') return t.levels[value as keyof typeof t.levels] ?? ''
  if (field === 'kind') return t[value as 'involvement'].title
  if (typeof value === 'number') return formatNumber(value, language)
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return say(value as LanguageText, language)?.text ?? ''
  return String(value)
}

export const affectedGroupTelling: Telling = {
  name: { sv: { one: 'Berörd grupp', many: 'Berörda grupper' }, en: { one: 'Affected group', many: 'Affected groups' } },
  actions: { sv: words.sv.actions.group, en: words.en.actions.group },
  fields: (change, language) => {
    const t = words[language]
    return differing(change, language, { name: t.name, people: t.people, impact: t.impact, changes: t.changes })
  },
}

export const changeEntryTelling: Telling = {
  name: { sv: { one: 'Förändringsarbete', many: 'Förändringsarbete' }, en: { one: 'Work of change', many: 'Work of change' } },
  actions: { sv: words.sv.actions.entry, en: words.en.actions.entry },
  fields: (change, language) => {
    const t = words[language]
    const told = (change.after ?? change.before) as Told
    const own = t[(told?.['kind'] as 'involvement') ?? 'involvement']
    return differing(change, language, {
      kind: t.title,
      says: own.says,
      how: own.how,
      on: own.on,
      doneOn: own.doneOn || t.standing,
      level: t.level,
    })
  },
}

export const pulseTelling: Telling = {
  name: { sv: { one: 'Puls', many: 'Pulser' }, en: { one: 'Pulse', many: 'Pulses' } },
  actions: { sv: words.sv.actions.pulse, en: words.en.actions.pulse },
  fields: (change, language) => {
    const t = words[language]
    return differing(change, language, {
      title: t.pulseTitle,
      opensOn: t.opensOn,
      closesOn: t.closesOn,
      closedOn: t.pulseStates.closed,
      minimum: t.minimum,
    })
  },
}
