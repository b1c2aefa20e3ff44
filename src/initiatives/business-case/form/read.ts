import type { Language } from '../../../kernel/language-text.ts'
import type { CaseDocument } from '../case-document.ts'
import { field, isYear, mostItemsInForm, rowsOf, type Values, yearsOf } from './fields.ts'
import { typedNumber } from './number.ts'

/** What is wrong with a field, as a row in the room's table of texts. */
export type Wrong =
  | 'year'
  | 'lastYear'
  | 'manyYears'
  | 'number'
  | 'percent'
  | 'party'
  | 'partyTwice'
  | 'noParty'
  | 'keyName'
  | 'keyTwice'
  | 'label'
  | 'whose'
  | 'noAmounts'
  | 'manyItems'
  | 'pair'

export type Factor = { id: string; rate: number }
export type Read = { document: unknown; errors: Readonly<Record<string, Wrong>> }

/** The fields as a document, and by field what cannot be read. Whether the document holds together is for readCase to say. */
export function documentIn(values: Values, language: Language, rates: readonly Factor[]): Read {
  const errors: Record<string, Wrong> = {}
  const text = (name: string) => (values[name] ?? '').trim()
  const number = (name: string, wrong: Wrong = 'number'): number | undefined => {
    if (text(name) === '') return undefined
    const value = typedNumber(text(name), language)
    if (!Number.isNaN(value)) return value
    errors[name] = wrong
    return undefined
  }
  const percent = (name: string) => {
    const value = number(name, 'percent')
    return value === undefined ? undefined : Math.round(value * 1e8) / 1e10
  }
  const year = (name: string, needed = false) => {
    const value = Number(text(name))
    if ((needed || text(name) !== '') && !isYear(value)) errors[name] = 'year'
    return text(name) === '' ? undefined : value
  }

  const baseYear = year('baseYear', true)
  const lastYear = year('lastYear', true)
  if (isYear(baseYear!) && isYear(lastYear!)) {
    if (lastYear! < baseYear!) errors.lastYear = 'lastYear'
    else if (lastYear! - baseYear! >= 60) errors.lastYear = 'manyYears'
  }
  const chosen = rates.find(({ id }) => id === text('rateFactor'))
  const rate = chosen ? chosen.rate : percent('rate')
  if (rate === undefined && !errors.rate) errors.rate = 'percent'

  const parties = new Map<string, string>()
  const organisations: Record<string, number> = {}
  const leaves: Record<string, number> = {}
  for (const row of rowsOf('party', values)) {
    const name = text(field('party', row, 'name'))
    const used = [...rowsOf('item', values)].some((item) => text(field('item', item, 'whose')) === `p${row}`)
    if (name === '') {
      if (used) errors[field('party', row, 'name')] = 'party'
      continue
    }
    if ([...parties.values()].includes(name)) errors[field('party', row, 'name')] = 'partyTwice'
    parties.set(`p${row}`, name)
    const organisation = Number(text(field('party', row, 'organisation')))
    if (organisation > 0) organisations[name] = organisation
    const last = year(field('party', row, 'leaves'))
    if (last !== undefined) leaves[name] = last
  }
  if (parties.size === 0 && !Object.values(errors).includes('party'))
    errors[field('party', rowsOf('party', values)[0] ?? 0, 'name')] = 'noParty'

  const keys = new Map<string, object>()
  const keyNames = new Map<string, string>()
  for (const row of rowsOf('key', values)) {
    const id = text(field('key', row, 'id'))
    if (id === '') {
      errors[field('key', row, 'id')] = 'keyName'
      continue
    }
    if ([...keyNames.values()].includes(id)) errors[field('key', row, 'id')] = 'keyTwice'
    const weights = Object.fromEntries(
      [...parties].flatMap(([party, name]) => {
        const weight = number(field('key', row, party.replace('p', 'w')))
        return weight === undefined ? [] : [[name, weight]]
      }),
    )
    const base = percent(field('key', row, 'base'))
    const host = parties.get(text(field('key', row, 'host')))
    keyNames.set(`k${row}`, id)
    keys.set(`k${row}`, {
      id,
      model: text(field('key', row, 'model')),
      ...(Object.keys(weights).length > 0 && { weights }),
      ...(base !== undefined && { base }),
      ...(host && { host }),
    })
  }

  const rows = rowsOf('item', values)
  if (rows.length > mostItemsInForm) errors.items = 'manyItems'
  const ids = new Map<string, string>()
  const items = rows.slice(0, mostItemsInForm).map((row) => {
    const at = (name: string) => field('item', row, name)
    const label = text(at('label'))
    if (label === '') errors[at('label')] = 'label'
    const id = text(at('id')) || `post-${row + 1}`
    ids.set(`i${row}`, id)
    const [kind = 'cost', sort = ''] = text(at('sort')).split(':')
    const whose = text(at('whose'))
    const [party, key] = [parties.get(whose), keyNames.get(whose)]
    if (!party && !key) errors[at('whose')] = 'whose'
    const yearly = (prefix: string) =>
      Object.fromEntries(
        yearsOf(values).flatMap((of) => {
          const amount = number(at(`${prefix}${of}`))
          return amount === undefined ? [] : [[String(of), amount]]
        }),
      )
    const likely = yearly('')
    const hasAmounts = yearsOf(values).some((of) => text(at(String(of))) !== '')
    if (!hasAmounts && yearsOf(values).length > 0) errors[at(String(yearsOf(values)[0]))] = 'noAmounts'
    const bound = (prefix: 'low' | 'high') => {
      const share = percent(at(`${prefix}Share`))
      const written = yearly(prefix)
      const shared =
        share === undefined ? {} : Object.fromEntries(Object.entries(likely).map(([of, amount]) => [of, cents(amount * share)]))
      const both = { ...shared, ...written }
      return Object.keys(both).length > 0 ? { [prefix]: both } : {}
    }
    const probability = percent(at('probability'))
    const basedOn = text(at('basedOn'))
    const basedOnValue = number(at('basedOnValue'))
    if (basedOn !== '' && basedOnValue === undefined && !errors[at('basedOnValue')]) errors[at('basedOnValue')] = 'number'
    return {
      ...parsed(values[at('rest')]),
      id,
      ...(label !== id && { label }),
      kind,
      ...(sort !== '' && (kind === 'cost' ? { class: sort } : { type: sort })),
      ...(text(at('peng')) !== '' && { peng: text(at('peng')) }),
      ...(party ? { party } : key ? { key } : {}),
      values: likely,
      ...bound('low'),
      ...bound('high'),
      ...(text(at('distribution')) !== '' && { distribution: text(at('distribution')) }),
      ...(probability !== undefined && { probability }),
      ...(basedOn !== '' && basedOnValue !== undefined && { basedOn: { kind: 'indicator', subject: basedOn, value: basedOnValue } }),
      ...(text(at('source')) !== '' && { source: text(at('source')) }),
    }
  })

  const correlations = rowsOf('pair', values).flatMap((row) => {
    const [a, b] = [ids.get(text(field('pair', row, 'a'))), ids.get(text(field('pair', row, 'b')))]
    const r = number(field('pair', row, 'r'))
    if (!a && !b && r === undefined) return []
    if (!a || !b || a === b) errors[field('pair', row, 'a')] = 'pair'
    else if (r === undefined) errors[field('pair', row, 'r')] ??= 'number'
    return a && b && r !== undefined ? [{ items: [a, b], r }] : []
  })
  const pengWeights = Object.fromEntries(
    (['green', 'yellow', 'red'] as const).flatMap((peng) => {
      const share = percent(`peng-${peng}`)
      return share === undefined ? [] : [[peng, share]]
    }),
  )
  const priceYear = year('priceYear')

  return {
    errors,
    document: {
      ...parsed(values.rest),
      baseYear,
      rate,
      ...(chosen && { rateFactor: chosen.id }),
      ...(priceYear !== undefined && { priceYear }),
      parties: [...parties.values()],
      ...(Object.keys(organisations).length > 0 && { organisations }),
      ...(Object.keys(leaves).length > 0 && { leaves }),
      items,
      ...(keys.size > 0 && { keys: [...keys.values()] }),
      ...(correlations.length > 0 && { correlations }),
      ...(Object.keys(pengWeights).length > 0 && { pengWeights }),
    } satisfies { [field in keyof CaseDocument]?: unknown },
  }
}

const cents = (amount: number) => Math.round(amount * 100) / 100

/** What went with the form unseen; a form that was tampered with has nothing. */
function parsed(text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  } catch {
    return {}
  }
}
