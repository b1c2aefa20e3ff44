import { chooseWithin, type Gated } from '../src/initiatives/portfolio/budget.ts'
import { dominatedBy } from '../src/initiatives/portfolio/dominance.ts'
import { rank, type Valued } from '../src/initiatives/portfolio/rank.ts'
import { sensitivityOf } from '../src/initiatives/portfolio/sensitivity.ts'
import { weightsOf } from '../src/initiatives/portfolio/weights.ts'
import { type Bench, median, rounded } from './report.ts'

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
  timed(`portfolio: ${initiatives} ranked with sensitivity`, () => {
    rank(rows, weights)
    sensitivityOf(rows, weights)
    return {}
  })
  timed(`portfolio: dominance among ${initiatives}`, () => ({ dominated: dominatedBy(rows).size }))

  for (const [name, item] of Object.entries(kinds)) {
    const made = randomFrom(2)
    const items = Array.from({ length: 200 }, (_, id): Gated => ({ id, gate: 'open', ...item(made) }))
    const budget = Math.floor(items.reduce((sum, { investment }) => sum + investment, 0) / 2)
    timed(`portfolio: budget for 200, ${name}`, () => {
      const { exact } = chooseWithin(items, budget)
      return { proven: exact.proven, gapKronor: exact.gap / 100 }
    })
  }

  function timed(name: string, work: () => Record<string, unknown>): void {
    let told = work()
    const measured = Array.from({ length: rounds }, () => {
      const before = performance.now()
      told = work()
      return performance.now() - before
    })
    report(name, { median: rounded(median(measured)), unit: 'ms', most: rounded(Math.max(...measured)), ...told })
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
