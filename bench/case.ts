import { calculate } from '../src/initiatives/business-case/calculate.ts'
import { calculateApart } from '../src/initiatives/business-case/calculate-apart.ts'
import type { CaseDocument } from '../src/initiatives/business-case/case-document.ts'
import { readCase } from '../src/initiatives/business-case/read-case.ts'
import { type Bench, cpuSeconds, median, rounded } from './report.ts'

const draws = 100_000

/** A business case of 50 items, 10 years and 20 organisations, in one thread, and how long a request waits meanwhile. */
export async function bench({ report, rounds }: Bench): Promise<void> {
  for (const [name, document] of Object.entries({ 'three keys': caseOf(3), 'a key for every cost': caseOf(25) })) {
    const first = performance.now()
    calculate(document)
    const cold = performance.now() - first
    const [milliseconds, processor]: number[][] = [[], []]
    for (let round = 0; round < Math.max(rounds, 7); round++) {
      const began = performance.now()
      processor!.push(1000 * (await cpuSeconds(() => calculate(document))))
      milliseconds!.push(performance.now() - began)
    }
    report(`case: 50 items, 10 years, 20 organisations, ${name}`, {
      median: rounded(median(milliseconds!)),
      unit: 'ms',
      most: rounded(Math.max(...milliseconds!)),
      'processor ms': rounded(median(processor!)),
      'the first ms': rounded(cold),
    })
  }
  await calculateApart(caseOf(3))
  let longest = 0
  let last = performance.now()
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1)
    last = performance.now()
  }, 1)
  for (let round = 0; round < rounds; round++) await calculateApart(caseOf(3))
  clearInterval(ticks)
  report('case: the longest wait of others while it is calculated apart', { median: rounded(longest), unit: 'ms' })
}

/** Half costs that keys share, half benefits of one organisation each; all uncertain, in turn by each distribution. */
function caseOf(keys: number): CaseDocument {
  const parties = Array.from({ length: 20 }, (_, at) => `Organisation ${at}`)
  const values = (amount: number) => Object.fromEntries(Array.from({ length: 10 }, (_, t) => [2026 + t, amount * (1 + t / 10)]))
  const weights = Object.fromEntries(parties.map((party, at) => [party, 1000 * (at + 1)]))
  return readCase({
    baseYear: 2026,
    rate: 0.035,
    parties,
    draws,
    seed: 1,
    keys: Array.from({ length: keys }, (_, at) => ({
      id: `key ${at}`,
      ...(at % 2 ? { model: 'equal' } : { model: 'per-inhabitant', weights }),
    })),
    items: Array.from({ length: 50 }, (_, at) => ({
      id: `item ${at}`,
      ...(at % 2 ? { kind: 'cost', key: `key ${at % keys}` } : { kind: 'benefit', party: parties[at % 20], probability: at % 5 ? 1 : 0.9 }),
      values: values(1000 * (at + 1)),
      low: values(800 * (at + 1)),
      high: values(1500 * (at + 1)),
      distribution: (['triangular', 'pert', 'uniform'] as const)[at % 3],
    })),
  })
}
