import { chooseWithin, type Gated } from '../src/initiatives/portfolio/budget.ts'
import { suggestedCriteria } from '../src/initiatives/portfolio/criterion.ts'
import { dominatedBy } from '../src/initiatives/portfolio/dominance.ts'
import { type Candidate, prioritise } from '../src/initiatives/portfolio/prioritise.ts'
import { rank, type Valued } from '../src/initiatives/portfolio/rank.ts'
import { sensitivityOf } from '../src/initiatives/portfolio/sensitivity.ts'
import { weightsOf } from '../src/initiatives/portfolio/weights.ts'
import { type Bench, cpuSeconds, median, rounded } from './report.ts'

const criteria = 7
const initiatives = 1000

/** A portfolio ranked with all that is said of its order, and budgets for 200 initiatives: ordinary ones, and some that are made to be hard. */
export async function bench({ report, rounds }: Bench): Promise<void> {
  const random = randomFrom(1)
  const rows: Valued[] = Array.from({ length: initiatives }, (_, id) => ({
    id,
    values: Array.from({ length: criteria }, () => random() * 100),
  }))
  const weights = weightsOf([100, 80, 60, 60, 40, 30, 30])
  await timed(`portfolio: ${initiatives} ranked with sensitivity`, () => {
    rank(rows, weights)
    sensitivityOf(rows, weights)
    return {}
  })
  await timed(`portfolio: dominance among ${initiatives}`, () => ({ dominated: dominatedBy(rows).size }))

  const candidates = Array.from({ length: initiatives }, (_, id) => candidate(id + 1, random))
  const portfolio = { criteria: [...suggestedCriteria], budget: öre(5e9) }
  await timed(`portfolio: all that the pages show of ${initiatives}`, () => ({
    proven: prioritise(portfolio, candidates).within.exact.proven,
  }))
  await timed(`portfolio: ${initiatives} for the whole and for 30 parties`, () => ({
    differenceKronor: prioritise(portfolio, candidates).parties().difference / 100,
  }))

  for (const [name, item] of Object.entries(kinds)) {
    const made = randomFrom(2)
    const items = Array.from({ length: 200 }, (_, id): Gated => ({ id, gate: 'open', ...item(made) }))
    const budget = Math.floor(items.reduce((sum, { investment }) => sum + investment, 0) / 2)
    await timed(`portfolio: budget for 200, ${name}`, () => {
      const { exact } = chooseWithin(items, budget)
      return { proven: exact.proven, gapKronor: exact.gap / 100 }
    })
  }

  async function timed(name: string, work: () => Record<string, unknown>): Promise<void> {
    let told = work()
    for (let warm = 0; warm < 3; warm++) work()
    const measured: number[] = []
    for (let round = 0; round < rounds; round++) {
      const seconds = await cpuSeconds(() => {
        told = work()
      })
      measured.push(1000 * seconds)
    }
    report(name, { median: rounded(median(measured)), unit: 'CPU ms', most: rounded(Math.max(...measured)), ...told })
  }
}

/** An initiative of two parties out of thirty. */
function candidate(id: number, random: () => number): Candidate {
  const [npv, investment, part] = [öre((random() - 0.2) * 20e6), öre(1e5 + random() * 30e6), random()]
  const why = { sv: 'Bedömt' }
  const score = () => ({ score: 1 + Math.floor(random() * 5), why })
  const party = (share: number) => ({
    key: `organisation:${Math.floor(random() * 30)}`,
    name: '',
    organisationId: null,
    npv: Math.round(npv * share),
    investment: Math.round(investment * share),
  })
  const [own, other] = [party(part), party(1 - part)]
  return {
    id,
    title: { sv: `Initiativ ${id}` },
    organisationId: 1,
    organisation: {},
    state: 'proposed',
    segment: null,
    recommendations: [],
    goals: [],
    parties: 2,
    gate: 'open',
    gateWhy: {},
    scores: { users: score(), feasibility: score(), strategy: score() },
    version: 1,
    figures: {
      alternativeId: 1,
      alternative: {},
      version: 1,
      npv,
      investment,
      investmentAlone: true,
      probability: random(),
      priceYear: 2026,
      rate: 0.035,
      parties: own.key === other.key ? [own] : [own, other],
    },
    way: 'procure',
    risk: 6,
    reused: 1,
    reuseCheck: null,
    urgency: ['low', 'normal', 'high', 'statutory'][Math.floor(random() * 4)]!,
    neededBy: null,
  }
}

const öre = (kronor: number) => Math.round(kronor) * 100
/** After the classes of Pisinger 2005, "Where are the hard knapsack problems?" */
const kinds: Record<string, (random: () => number) => { npv: number; investment: number }> = {
  ordinary: (random) => ({ npv: öre(random() * 20e6), investment: öre(1e5 + random() * 30e6) }),
  'ratios nearly the same': (random) => {
    const investment = öre(1e5 + random() * 30e6)
    return { investment, npv: investment + öre((random() - 0.5) * 2e4) }
  },
  'all gain the same beyond their cost': (random) => {
    const investment = öre(1e5 + random() * 30e6)
    return { investment, npv: investment + öre(3e6) }
  },
  'all ratios equal': (random) => {
    const investment = öre(1e5 + random() * 30e6)
    return { investment, npv: investment }
  },
  'all ratios equal, and the budget cannot be met': (random) => {
    const investment = 2 * Math.round(1e9 + random() * 1e9) * 100
    return { investment, npv: investment }
  },
  'whole millions': (random) => {
    const investment = öre(Math.ceil(random() * 40) * 1e6)
    return { investment, npv: Math.round(investment * (0.2 + random() / 100)) }
  },
}

/** Mulberry32: the same numbers every time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
