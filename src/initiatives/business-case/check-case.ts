import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { limits } from './calculation/limits.ts'
import type { CaseDocument } from './case-document.ts'
import { wrongCorrelations } from './faults/correlations.ts'
import { fault, give, tooMany, twice } from './faults/fault.ts'
import { wrongAmounts, wrongOwner, wrongPrices } from './faults/item.ts'
import { wrongKeys } from './faults/keys.ts'
import { wrongDraws, wrongRate, wrongWeights } from './faults/parameters.ts'
import { wrongYears } from './faults/years.ts'

/** Refuses what cannot be calculated, each fault at its place. */
export function demandCalculable(document: CaseDocument): void {
  const findings = checkCase(document)
  if (findings.length === 0) return
  const places = [...new Set(findings.map(({ field }) => field))]
  const some = places.slice(0, 5).join(', ')
  const more = places.length - 5
  throw new Problem(
    'invalid',
    {
      sv: `Rätta ${some}${more > 0 ? ` och ${more} till` : ''}.`,
      en: `Correct ${some}${more > 0 ? ` and ${more} more` : ''}.`,
    },
    { findings },
  )
}

const mostFindings = 100

/** What is wrong with a document of the right form; the first hundred. */
export function checkCase(document: CaseDocument): Finding[] {
  const findings: Finding[] = []
  for (const finding of faults(document)) {
    findings.push(finding)
    if (findings.length === mostFindings) break
  }
  return findings
}

function* faults(document: CaseDocument): Generator<Finding> {
  const { items, parties, keys = [] } = document
  if (items.length > limits.items) {
    yield tooMany('/items', items.length, limits.items, { sv: 'poster', en: 'items' })
    return
  }
  if (parties.length > limits.parties) yield tooMany('/parties', parties.length, limits.parties, { sv: 'parter', en: 'parties' })
  if (keys.length > limits.keys) yield tooMany('/keys', keys.length, limits.keys, { sv: 'nycklar', en: 'keys' })
  if (items.length === 0)
    yield fault(
      '/items',
      'no-items',
      { sv: 'Kalkylen har inga poster.', en: 'The calculation has no items.' },
      give('en kostnad eller en nytta', 'a cost or a benefit'),
    )
  yield* twice(parties, '/parties', '')
  yield* twice(
    items.map(({ id }) => id),
    '/items',
    '/id',
  )
  yield* twice(
    keys.map(({ id }) => id),
    '/keys',
    '/id',
  )
  yield* wrongYears(document)
  yield* wrongRate(document)
  yield* wrongKeys(document)
  yield* wrongWeights(document)
  yield* wrongDraws(document)
  const known = { parties: new Set(parties), keys: new Set(keys.map(({ id }) => id)) }
  const prices = {
    year: document.priceYear ?? items.find((one) => one.priceYear !== undefined)?.priceYear,
    currency: document.currency ?? items.find((one) => one.currency !== undefined)?.currency,
  }
  for (const [at, item] of items.entries()) {
    yield* wrongOwner(item, `/items/${at}`, known)
    yield* wrongPrices(item, `/items/${at}`, prices)
    yield* wrongAmounts(item, `/items/${at}`)
  }
  yield* wrongCorrelations(document)
}
