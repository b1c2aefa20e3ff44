import type { Finding } from '../../../kernel/finding.ts'
import { limits } from '../calculation/limits.ts'
import type { CaseItem } from '../case-document.ts'
import { fault, give, unknownName } from './fault.ts'

export function* wrongOwner(
  { party, key }: CaseItem,
  field: string,
  known: { parties: ReadonlySet<string>; keys: ReadonlySet<string> },
): Generator<Finding> {
  if (party !== undefined && !known.parties.has(party)) yield unknownName(`${field}/party`, party, 'parties')
  if (key !== undefined && !known.keys.has(key)) yield unknownName(`${field}/key`, key, 'keys')
  if (party !== undefined && key !== undefined)
    yield fault(
      `${field}/key`,
      'two-owners',
      { sv: 'Posten har både en part och en nyckel.', en: 'The item has both a party and a key.' },
      {
        sv: 'Behåll parten om den är någons egen, nyckeln om den delas.',
        en: 'Keep the party if it is somebody’s own, the key if it is shared.',
      },
    )
  if (party === undefined && key === undefined && known.parties.size > 1)
    yield fault(
      `${field}/party`,
      'no-owner',
      { sv: 'Det står inte vems posten är.', en: 'It does not say whose the item is.' },
      give('en part, eller en nyckel som delar den', 'a party, or a key that shares it'),
    )
}

/** What holds for the whole calculation. */
export type Prices = { year: number | undefined; currency: string | undefined }

export function* wrongPrices({ currency, priceYear }: CaseItem, field: string, { year, currency: money }: Prices): Generator<Finding> {
  if (priceYear !== undefined && priceYear !== year)
    yield fault(
      `${field}/priceYear`,
      'price-year',
      {
        sv: `Posten är i ${priceYear} års priser, kalkylen i ${year} års.`,
        en: `The item is in the prices of ${priceYear}, the calculation in those of ${year}.`,
      },
      {
        sv: 'Räkna om till samma prisår, till exempel med SCB:s prisomräknare.',
        en: 'Convert to the same price year, for instance with the price converter of Statistics Sweden.',
      },
    )
  if (currency !== undefined && currency !== money)
    yield fault(
      `${field}/currency`,
      'currency',
      { sv: `Posten är i ${currency}, kalkylen i ${money}.`, en: `The item is in ${currency}, the calculation in ${money}.` },
      {
        sv: 'Räkna om till samma valuta.',
        en: 'Convert to the same currency.',
      },
    )
}

export function* wrongAmounts({ values, low, high, probability }: CaseItem, field: string): Generator<Finding> {
  for (const [name, some] of Object.entries({ values, low, high }))
    for (const [year, value] of Object.entries(some ?? {}))
      if (Math.abs(value) > limits.amount)
        yield fault(
          `${field}/${name}/${year}`,
          'amount',
          { sv: 'Beloppet är orimligt stort.', en: 'The amount is absurdly large.' },
          give(`högst ${limits.amount} kronor om året`, `at most ${limits.amount} kronor a year`),
        )
  for (const year of new Set([...Object.keys(low ?? {}), ...Object.keys(high ?? {})])) {
    const likely = values[year] ?? 0
    const from = low?.[year] ?? likely
    const to = high?.[year] ?? likely
    if (from > likely || likely > to)
      yield fault(
        `${field}/${from > likely ? 'low' : 'high'}/${year}`,
        'range',
        {
          sv: `Spannet ${from}–${to} rymmer inte det troliga värdet ${likely}.`,
          en: `The range ${from}–${to} does not hold the likely value ${likely}.`,
        },
        {
          sv: 'Lägsta ska vara högst det troliga, och högsta minst det troliga.',
          en: 'The lowest should be at most the likely value, and the highest at least that.',
        },
      )
  }
  if (probability !== undefined && (probability < 0 || probability > 1))
    yield fault(
      `${field}/probability`,
      'probability',
      { sv: 'Sannolikheten är inte mellan 0 och 1.', en: 'The probability is not between 0 and 1.' },
      {
        sv: 'Skriv 0.9 för 90 procent.',
        en: 'Write 0.9 for 90 per cent.',
      },
    )
}
