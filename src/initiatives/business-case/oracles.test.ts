import assert from 'node:assert/strict'
import test from 'node:test'
import { calculate } from './calculate.ts'
import type { CaseResult } from './case-result.ts'
import { caseOf, from2026, seriesCase, type Written, wholeCase } from './fixtures.ts'

/** To as many figures as the source has. */
const near = (actual: number | null | undefined, expected: number, decimals: number, what = '') => {
  assert.ok(actual != null, `${what} is not there`)
  assert.ok(Math.abs(actual - expected) <= 0.5000001 * 10 ** -decimals, `${what}: ${actual} is not ${expected}`)
}

const presentValues: { id: string; source: string; rate: number; series: number[]; npv: number; decimals: number }[] = [
  {
    id: 'NPV-1',
    source: 'the test of numpy.npv, https://www.programcreek.com/python/example/102200/numpy.npv',
    rate: 0.05,
    series: [-15000, 1500, 2500, 3500, 4500, 6000],
    npv: 122.8948549509427,
    decimals: 9,
  },
  {
    id: 'NPV-2',
    source: 'documentation of numpy.npv where the first value is not discounted (omz-software.com); NumPy 1.7 and Excel have −0.0066',
    rate: 0.281,
    series: [-100, 39, 59, 55, 20],
    npv: -0.0084785916384548798,
    decimals: 12,
  },
  {
    id: 'NPV-3',
    source: 'https://busi721.kerryback.com/04-dcf_analysis.slides.html',
    rate: 0.08,
    series: [-100, -20, 50, 50, 50, 80],
    npv: 55.23818,
    decimals: 5,
  },
  {
    id: 'NPV-4',
    source: 'a guide to NumPy has 107.4357, where the first value is discounted too; times 1.03',
    rate: 0.03,
    series: [-100, 38, 48, 90, 17, 36],
    npv: 110.658756,
    decimals: 4,
  },
]
for (const { id, source, rate, series, npv, decimals } of presentValues)
  test(`${id}: the net present value is that of ${source}`, () => near(calculate(seriesCase(rate, series)).npv, npv, decimals))

test('NPV-3: what is put in and what is taken out have the present values of the same slides', () => {
  const { pvCosts, pvBenefits } = calculate(seriesCase(0.08, [-100, -20, 50, 50, 50, 80]))
  near(pvCosts, 118.52, 2)
  near(pvBenefits, 173.76, 2)
})

test('IRR-1: the internal rate is the one that the example of NumPy is near', () => {
  near(calculate(seriesCase(0.281, [-100, 39, 59, 55, 20])).irr, 0.2809484212, 10)
})

test('NNK-1: the alternative with the higher ratio has the lower value (sv.wikipedia.org, Nettonuvärdeskvot)', () => {
  const one = calculate(seriesCase(0, [-2.5, 3]))
  const two = calculate(seriesCase(0, [-1.6, 2]))
  near(one.nnki, 0.2, 9)
  near(two.nnki, 0.25, 9)
  near(one.npv, 0.5, 9)
  near(two.npv, 0.4, 9)
})

const atRates: [rate: number, pvBenefits: number, pvCosts: number, npv: number, bcr: number, nnki: number][] = [
  [0, 2_450_000, 1_950_000, 500_000, 1.2564, 0.4167],
  [0.02, 2_291_743.53, 1_907_018.93, 384_724.6, 1.2017, 0.3206],
  [0.03, 2_218_085.41, 1_886_956.08, 331_129.33, 1.1755, 0.2759],
  [0.035, 2_182_531.39, 1_877_257.86, 305_273.53, 1.1626, 0.2544],
  [0.04, 2_147_794.58, 1_867_773.35, 280_021.23, 1.1499, 0.2334],
]
for (const [rate, pvBenefits, pvCosts, npv, bcr, nnki] of atRates)
  test(`CBA-1: every figure of the whole case at ${rate * 100} per cent`, () => {
    const result = calculate(wholeCase(rate))
    near(result.pvBenefits, pvBenefits, 2, 'benefits')
    near(result.pvCosts, pvCosts, 2, 'costs')
    near(result.npv, npv, 2, 'net present value')
    near(result.bcr, bcr, 4, 'benefit by cost')
    near(result.nnki, nnki, 4, 'ratio')
    near(result.roi, bcr - 1, 4, 'return')
  })

test('CBA-1: net by year, internal rate, payback, discounted payback and annuity', () => {
  const result = calculate(wholeCase(0.035))
  assert.deepEqual(
    result.years.map(({ net }) => net),
    [-1_200_000, 50_000, 300_000, 450_000, 450_000, 450_000],
  )
  near(result.irr, 0.104852, 6)
  near(result.payback, 3.8889, 4)
  near(result.discountedPayback, 4.1943, 4)
  near(result.annuity, 265_777.65, 2)
  near(result.tco, 1_950_000, 2)
  assert.deepEqual([result.grossBenefit, result.netBenefit], [2_450_000, 500_000])
  near(result.rates.find(({ rate }) => rate === 0)?.npv, 500_000, 2)
  near(result.rates.find(({ rate }) => rate === 0.03)?.npv, 331_129.33, 2)
  assert.deepEqual(
    result.rates.map(({ rate }) => rate),
    [0, 0.025, 0.03, 0.035, 0.045],
  )
})

// Populations or benefits of four parties that share a million (domain facts; derived).
const populations = { A: 120_000, B: 40_000, C: 15_000, D: 5_000 }
const keys: [id: string, key: NonNullable<Written['keys']>[number], parts: number[]][] = [
  ['KEY-1', { id: 'k', model: 'per-inhabitant', weights: populations }, [666_666.67, 222_222.22, 83_333.33, 27_777.78]],
  ['KEY-2', { id: 'k', model: 'base-variable', base: 0.3, weights: populations }, [541_666.67, 230_555.56, 133_333.33, 94_444.44]],
  [
    'KEY-3',
    { id: 'k', model: 'benefit', weights: { A: 900_000, B: 500_000, C: 400_000, D: 200_000 } },
    [450_000, 250_000, 200_000, 100_000],
  ],
]
for (const [id, key, parts] of keys)
  test(`${id}: parts by ${key.model} sum to the whole in öre`, () => {
    const { shared, byParty } = calculate(
      caseOf([{ key: 'k', values: from2026(1_000_000) }], { parties: ['A', 'B', 'C', 'D'], keys: [key] }),
    )
    assert.deepEqual(
      shared[0]!.parts.map(({ rounded }) => rounded),
      parts,
    )
    assert.equal(
      shared[0]!.parts.reduce((sum, { rounded }) => sum + Math.round(rounded * 100), 0),
      100_000_000,
    )
    for (const [at, party] of ['A', 'B', 'C', 'D'].entries()) near(byParty[party]!.pvCosts, parts[at]!, 2)
  })

test('KEY-3: the benefit key goes by the parties’ own benefits where it has no weights', () => {
  const own = Object.entries({ A: 900_000, B: 500_000, C: 400_000, D: 200_000 })
  const { byParty } = calculate(
    caseOf(
      [
        { key: 'k', values: from2026(1_000_000) },
        ...own.map(([party, value]) => ({ id: `benefit of ${party}`, kind: 'benefit' as const, party, values: from2026(0, value) })),
      ],
      { rate: 0.035, parties: ['A', 'B', 'C', 'D'], keys: [{ id: 'k', model: 'benefit' }] },
    ),
  )
  assert.deepEqual(
    Object.values(byParty).map(({ pvCosts }) => Math.round(pvCosts)),
    [450_000, 250_000, 200_000, 100_000],
  )
})

test('RAÄ-1: benefits of a heritage site sum to eight million a year (Riksantikvarieämbetet, Metodhandledning)', () => {
  const benefit = (id: string, value: number) => ({
    id,
    kind: 'benefit' as const,
    type: 'quality' as const,
    values: from2026(value, value),
  })
  const { years, benefitByType } = calculate(caseOf([benefit('access', 5e6), benefit('knowledge', 2e6), benefit('producers', 1e6)]))
  const { quality } = benefitByType
  assert.deepEqual(
    years.map(({ benefits }) => benefits),
    [8e6, 8e6],
  )
  assert.equal(quality, 16e6)
})

test('BE-1: a digital channel beside a manual one pays from the share where its fixed cost is saved, and a larger user group lowers it', () => {
  // u* = F / (N · (c_m − c_d)); Stelacon for Digitaliseringsrådet 2019 found 20–25 per cent in seven services.
  const shareNeeded = (cases: number) => {
    const saved = cases * (90 - 10)
    const { breakEven } = calculate(
      caseOf([
        { id: 'channel', values: from2026(180_000) },
        { id: 'digital', kind: 'benefit', values: from2026(saved) },
      ]),
    )
    return breakEven.find(({ item }) => item === 'digital')!.factor
  }
  near(shareNeeded(10_000), 180_000 / (10_000 * 80), 9)
  near(shareNeeded(40_000), 0.05625, 9)
})

test('ENA-1: the building blocks’ costs sum as the page on Ena’s financing has them (digg.se, Ansvar och finansiering)', () => {
  const blocks: [block: string, party: string, ...thousands: number[]][] = [
    ['Adressregister', 'Digg', 3_700, 127, 0],
    ['AI-tjänster', 'Skatteverket', 0, 0, 500],
    ['API-hantering', 'Digg', 4_123, 4_603, 4_537],
    ['Auktorisation', 'Digg', 1_627, 3_245, 2_948],
    ['Digital post', 'Digg', 0, 14_906, 0],
    ['Identitet', 'Digg', 3_253, 7_380, 4_862],
    ['Indexering', 'Skatteverket', 500, 1_100, 0],
    ['Meddelandehantering', 'Bolagsverket', 2_500, 308, 0],
    ['Metadatahantering', 'Digg', 2_000, 1_259, 1_850],
    ['Min profil', 'Arbetsförmedlingen', 1_000, 1_500, 0],
    ['Mina ombud', 'Bolagsverket', 10_000, 13_500, 21_500],
    ['Mina ärenden', 'Skatteverket', 3_500, 4_400, 5_650],
    ['Spårbarhet', 'Digg', 15, 410, 2_298],
    ['Tillgänglighet', 'Digg', 1_000, 200, 2_000],
    ['Tillitsramverk', 'E-hälsomyndigheten', 2_000, 370, 0],
  ]
  const items = blocks.map(([id, party, a, b, c]) => ({ id, party, values: { 2021: a! * 1000, 2022: b! * 1000, 2023: c! * 1000 } }))
  const { years, byParty } = calculate(caseOf(items, { baseYear: 2021, parties: [...new Set(blocks.map(([, party]) => party))] }))
  assert.deepEqual(
    years.map(({ costs }) => costs / 1000),
    [35_218, 53_308, 46_145],
  )
  const { Bolagsverket } = byParty
  assert.equal(Bolagsverket!.pvCosts, 47_808_000)
})

const oneItem = (distribution: 'triangular' | 'pert' | 'uniform'): CaseResult =>
  calculate(
    caseOf([{ kind: 'benefit', values: from2026(100), low: from2026(80), high: from2026(150), distribution }], {
      draws: 200_000,
      seed: 20261125,
    }),
  )

/** Four standard errors: a seed in fifteen thousand would miss. */
const within = (actual: number, expected: number, standardError: number) =>
  assert.ok(Math.abs(actual - expected) < 4 * standardError, `${actual} is not ${expected} ± ${4 * standardError}`)
const ofQuantile = (share: number, density: number) => Math.sqrt((share * (1 - share)) / 200_000) / density

test('MC-1: a simulation of the triangular distribution has its mean and its quantiles', () => {
  const { mean, p5, p50, p95 } = oneItem('triangular').simulation!
  within(mean, 110, Math.sqrt(216.6667 / 200_000))
  within(p5, 88.3666, ofQuantile(0.05, (2 * (88.3666 - 80)) / (70 * 20)))
  within(p50, 108.167, ofQuantile(0.5, (2 * (150 - 108.167)) / (70 * 50)))
  within(p95, 136.7712, ofQuantile(0.95, (2 * (150 - 136.7712)) / (70 * 50)))
})

test('MC-1: PERT has the mean (a + 4m + b) / 6, and uniform the middle', () => {
  // Beta(1 + 4·20/70, 1 + 4·50/70) on 80 to 150.
  const [alpha, beta] = [1 + 80 / 70, 1 + 200 / 70]
  within(oneItem('pert').simulation!.mean, 105, 70 * Math.sqrt((alpha * beta) / (6 ** 2 * 7) / 200_000))
  within(oneItem('uniform').simulation!.mean, 115, Math.sqrt(70 ** 2 / 12 / 200_000))
})
