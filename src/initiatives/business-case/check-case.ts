import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Texts } from '../../web/words.ts'
import { matrixOf, nearestUsable } from './calculation/correlation.ts'
import { limits } from './calculation/limits.ts'
import type { CaseDocument, CaseItem } from './case-document.ts'

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

const fault = (field: string, code: string, message: Texts, fix: Texts): Finding => ({ severity: 'violation', code, field, message, fix })
const give = (sv: string, en: string): Texts => ({ sv: `Ange ${sv}.`, en: `Give ${en}.` })
const pointed = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

const tooMany = (field: string, count: number, most: number, { sv, en }: Texts) =>
  fault(
    field,
    'too-many',
    { sv: `Det är ${count} ${sv}.`, en: `There are ${count} ${en}.` },
    {
      sv: `Högst ${most} går att räkna på en gång. Slå ihop några.`,
      en: `At most ${most} can be calculated at once. Put some together.`,
    },
  )

function* twice(names: readonly string[], field: string, below: string): Generator<Finding> {
  const seen = new Set<string>()
  for (const [at, name] of names.entries()) {
    if (seen.has(name))
      yield fault(
        `${field}/${at}${below}`,
        'twice',
        { sv: `${name} finns två gånger.`, en: `${name} is there twice.` },
        {
          sv: 'Ge var och en ett eget namn.',
          en: 'Give each a name of its own.',
        },
      )
    seen.add(name)
  }
}

/** Years after the base year, and no more than a hundred of them. What was paid before is sunk, and is no part of the choice. */
function* wrongYears({ baseYear, items, leaves = {}, parties }: CaseDocument): Generator<Finding> {
  if (baseYear < 1900 || baseYear > 2200)
    yield fault(
      '/baseYear',
      'year',
      { sv: `${baseYear} är inte ett år att räkna från.`, en: `${baseYear} is not a year to calculate from.` },
      give('ett år mellan 1900 och 2200', 'a year between 1900 and 2200'),
    )
  else
    for (const [at, item] of items.entries())
      for (const name of ['values', 'low', 'high'] as const)
        for (const year of Object.keys(item[name] ?? {})) {
          const field = `/items/${at}/${name}/${year}`
          if (Number(year) < baseYear)
            yield fault(
              field,
              'before-base-year',
              { sv: `${year} är före basåret ${baseYear}.`, en: `${year} is before the base year ${baseYear}.` },
              {
                sv: 'Flytta basåret, eller ta bort det som redan är betalt.',
                en: 'Move the base year, or leave out what has already been paid.',
              },
            )
          else if (Number(year) >= baseYear + limits.years)
            yield fault(
              field,
              'too-many-years',
              {
                sv: `${year} är mer än ${limits.years} år efter basåret.`,
                en: `${year} is more than ${limits.years} years after the base year.`,
              },
              {
                sv: `En kalkyl har högst ${limits.years} år. Kontrollera året.`,
                en: `A calculation has at most ${limits.years} years. Check the year.`,
              },
            )
        }
  for (const [party, year] of Object.entries(leaves)) {
    if (!parties.includes(party)) yield unknownName(`/leaves/${pointed(party)}`, party, 'parties')
    else if (year < baseYear)
      yield fault(
        `/leaves/${pointed(party)}`,
        'leaves-before',
        { sv: `${party} lämnar före basåret.`, en: `${party} leaves before the base year.` },
        {
          sv: 'Ta bort parten, eller ange dess sista år.',
          en: 'Leave the party out, or give its last year.',
        },
      )
  }
}

function* wrongRate({ rate, items }: CaseDocument): Generator<Finding> {
  if (rate <= -1)
    yield fault(
      '/rate',
      'rate',
      {
        sv: 'Räntan är −100 procent eller lägre, och då finns inget nuvärde.',
        en: 'The rate is −100 per cent or lower, and then there is no present value.',
      },
      give('en högre ränta', 'a higher rate'),
    )
  else if (rate > 1)
    yield fault(
      '/rate',
      'rate',
      { sv: `Räntan är ${rate * 100} procent.`, en: `The rate is ${rate * 100} per cent.` },
      {
        sv: 'Skriv 0.035 för 3,5 procent.',
        en: 'Write 0.035 for 3.5 per cent.',
      },
    )
  // So far below zero that what comes late is worth more than a number can say.
  else if ((1 + rate) ** -limits.years * limits.amount * items.length > 1e250)
    yield fault(
      '/rate',
      'rate',
      { sv: 'Räntan är så låg att nuvärdet blir orimligt stort.', en: 'The rate is so low that the present value becomes absurdly large.' },
      give('en högre ränta', 'a higher rate'),
    )
}

const needsWeights = ['per-inhabitant', 'volume', 'base-variable']

function* wrongKeys({ keys = [], parties }: CaseDocument): Generator<Finding> {
  const known = new Set(parties)
  for (const [at, { model, weights, base, host }] of keys.entries()) {
    const field = `/keys/${at}`
    const given = Object.entries(weights ?? {})
    for (const [party, weight] of given) {
      if (!known.has(party)) yield unknownName(`${field}/weights/${pointed(party)}`, party, 'parties')
      if (weight < 0)
        yield fault(
          `${field}/weights/${pointed(party)}`,
          'weight',
          { sv: 'Vikten är mindre än noll.', en: 'The weight is less than zero.' },
          give('noll eller mer', 'zero or more'),
        )
    }
    const weighs = needsWeights.includes(model) || (model === 'benefit' && weights !== undefined)
    if (weighs && !given.some(([, weight]) => weight > 0))
      yield fault(
        `${field}/weights`,
        'no-weights',
        {
          sv: 'Ingen part har någon vikt, så det finns inget att dela efter.',
          en: 'No party has a weight, so there is nothing to share by.',
        },
        {
          sv: 'Ange vikter, till exempel invånare, där minst en är över noll.',
          en: 'Give weights, such as inhabitants, with at least one above zero.',
        },
      )
    if (model === 'base-variable' && (base === undefined || base < 0 || base > 1))
      yield fault(
        `${field}/base`,
        'base',
        { sv: 'Andelen som är lika för alla saknas eller är fel.', en: 'The share that is equal for all is missing or wrong.' },
        give('ett tal från 0 till 1', 'a number from 0 to 1'),
      )
    if (model === 'host' && host === undefined)
      yield fault(
        `${field}/host`,
        'host',
        { sv: 'Det står inte vem som är värd.', en: 'It does not say who the host is.' },
        give('en av parterna', 'one of the parties'),
      )
    if (host !== undefined && !known.has(host)) yield unknownName(`${field}/host`, host, 'parties')
  }
}

function* wrongWeights({ pengWeights = {} }: CaseDocument): Generator<Finding> {
  for (const [name, weight] of Object.entries(pengWeights))
    if (weight < 0 || weight > 1)
      yield fault(
        `/pengWeights/${name}`,
        'weight',
        { sv: 'Vikten är inte mellan 0 och 1.', en: 'The weight is not between 0 and 1.' },
        give('ett tal från 0 till 1', 'a number from 0 to 1'),
      )
}

function* wrongDraws({ draws = 0, seed = 1 }: CaseDocument): Generator<Finding> {
  if (draws < 0 || draws > limits.draws)
    yield fault(
      '/draws',
      'draws',
      { sv: `${draws} dragningar går inte att göra.`, en: `${draws} draws cannot be made.` },
      give(`högst ${limits.draws}`, `at most ${limits.draws}`),
    )
  if (!Number.isSafeInteger(seed))
    yield fault(
      '/seed',
      'seed',
      { sv: 'Slumpfröet är för stort.', en: 'The seed is too large.' },
      give('ett mindre heltal', 'a smaller whole number'),
    )
}

const unknownName = (field: string, name: string, among: 'parties' | 'keys' | 'items') => {
  const where = {
    parties: { sv: 'parterna', en: 'the parties' },
    keys: { sv: 'nycklarna', en: 'the keys' },
    items: { sv: 'posterna', en: 'the items' },
  }[among]
  return fault(
    field,
    'unknown-name',
    { sv: `${name} finns inte bland ${where.sv}.`, en: `${name} is not among ${where.en}.` },
    {
      sv: `Rätta namnet, eller lägg till det bland ${where.sv}.`,
      en: `Correct the name, or add it to ${where.en}.`,
    },
  )
}

function* wrongOwner(
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

type Prices = { year: number | undefined; currency: string | undefined }

function* wrongPrices({ currency, priceYear }: CaseItem, field: string, { year, currency: money }: Prices): Generator<Finding> {
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

function* wrongAmounts({ values, low, high, probability }: CaseItem, field: string): Generator<Finding> {
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

/** How far the nearest usable correlations may be from those given, before it is better to ask. */
const mostRepair = 0.1

function* wrongCorrelations({ correlations = [], items }: CaseDocument): Generator<Finding> {
  const known = new Set(items.map(({ id }) => id))
  const seen = new Set<string>()
  let wrong = false
  for (const [at, { items: pair, r }] of correlations.entries()) {
    const field = `/correlations/${at}`
    for (const [place, id] of pair.entries())
      if (!known.has(id)) {
        wrong = true
        yield unknownName(`${field}/items/${place}`, id, 'items')
      }
    const name = [...pair].sort().join('\u0000')
    if (pair[0] === pair[1] || seen.has(name)) {
      wrong = true
      yield fault(
        `${field}/items`,
        'twice',
        { sv: 'Paret är samma post två gånger, eller finns redan.', en: 'The pair is the same item twice, or is already there.' },
        {
          sv: 'Ange varje par av olika poster en gång.',
          en: 'Give each pair of different items once.',
        },
      )
    }
    if (r < -1 || r > 1) {
      wrong = true
      yield fault(
        `${field}/r`,
        'correlation',
        { sv: 'Sambandet är inte mellan −1 och 1.', en: 'The correlation is not between −1 and 1.' },
        give('ett tal från −1 till 1', 'a number from −1 to 1'),
      )
    }
    seen.add(name)
  }
  if (wrong || correlations.length === 0) return
  const { ids, matrix } = matrixOf(correlations)
  if (ids.length > limits.correlatedItems)
    yield tooMany('/correlations', ids.length, limits.correlatedItems, { sv: 'poster med samband', en: 'correlated items' })
  else if (nearestUsable(matrix).most > mostRepair)
    yield fault(
      '/correlations',
      'contradiction',
      {
        sv: 'Sambanden motsäger varandra: alla kan inte gälla på en gång.',
        en: 'The correlations contradict each other: they cannot all hold at once.',
      },
      {
        sv: 'Sänk något av dem, eller ta bort ett par.',
        en: 'Lower one of them, or leave a pair out.',
      },
    )
}
