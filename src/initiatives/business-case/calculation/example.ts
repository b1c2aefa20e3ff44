import type { z } from 'zod'
import type { CaseDocument } from '../case-document.ts'
import type { CaseResultJson } from '../case-result-json.ts'

/** Two municipalities that share what one of them gains most by; what it comes to is checked by api.test.ts. */
export const exampleDocument: z.input<typeof CaseDocument> = {
  title: 'Gemensam e-tjänst',
  baseYear: 2026,
  rate: 0.035,
  priceYear: 2026,
  parties: ['Tallviks kommun', 'Granby kommun'],
  items: [
    {
      id: 'bygga',
      kind: 'cost',
      class: 'investment',
      key: 'invånare',
      values: { 2026: 900000 },
      low: { 2026: 800000 },
      high: { 2026: 1400000 },
    },
    { id: 'tid', kind: 'benefit', type: 'redistribution', party: 'Tallviks kommun', values: { 2027: 600000, 2028: 600000 } },
    { id: 'porto', kind: 'benefit', type: 'financial', party: 'Granby kommun', values: { 2027: 150000, 2028: 150000 } },
  ],
  keys: [{ id: 'invånare', model: 'per-inhabitant', weights: { 'Tallviks kommun': 40000, 'Granby kommun': 20000 } }],
  draws: 100000,
  seed: 1,
}

export const exampleResult: z.input<typeof CaseResultJson> = {
  npv: 524770.71,
  pvBenefits: 1424770.71,
  pvCosts: 900000,
  bcr: 1.58308,
  nnki: 0.583079,
  nnkidu: 0.583079,
  roi: 0.583079,
  irr: 0.420133,
  payback: 1.2,
  discountedPayback: 1.25047,
  annuity: 473760.44,
  grossBenefit: 1500000,
  netBenefit: 600000,
  tco: 900000,
  benefitByType: {
    financial: 300000,
    redistribution: 1200000,
    quality: 0,
    environment: 0,
  },
  costByClass: {
    investment: 900000,
  },
  years: [
    {
      year: 2026,
      costs: 900000,
      benefits: 0,
      net: -900000,
      cumulative: -900000,
      discounted: -900000,
      cumulativeDiscounted: -900000,
    },
    {
      year: 2027,
      costs: 0,
      benefits: 750000,
      net: 750000,
      cumulative: -150000,
      discounted: 724637.68,
      cumulativeDiscounted: -175362.32,
    },
    {
      year: 2028,
      costs: 0,
      benefits: 750000,
      net: 750000,
      cumulative: 600000,
      discounted: 700133.03,
      cumulativeDiscounted: 524770.71,
    },
  ],
  unweighted: {
    npv: 524770.71,
    pvBenefits: 1424770.71,
    pvCosts: 900000,
    bcr: 1.58308,
    nnki: 0.583079,
    nnkidu: 0.583079,
    roi: 0.583079,
    irr: 0.420133,
    payback: 1.2,
    discountedPayback: 1.25047,
    annuity: 473760.44,
  },
  shared: [
    {
      key: 'invånare',
      year: 2026,
      kind: 'cost',
      total: 900000,
      parts: [
        {
          party: 'Tallviks kommun',
          exact: 600000,
          rounded: 600000,
        },
        {
          party: 'Granby kommun',
          exact: 300000,
          rounded: 300000,
        },
      ],
    },
  ],
  compensation: [
    {
      from: 'Tallviks kommun',
      to: 'Granby kommun',
      amount: 15045.86,
    },
  ],
  rates: [
    {
      rate: 0,
      npv: 600000,
    },
    {
      rate: 0.025,
      npv: 545568.11,
    },
    {
      rate: 0.03,
      npv: 535102.27,
    },
    {
      rate: 0.035,
      npv: 524770.71,
    },
    {
      rate: 0.045,
      npv: 504500.81,
    },
  ],
  breakEven: [
    {
      item: 'bygga',
      factor: 1.58308,
    },
    {
      item: 'tid',
      factor: 0.539601,
    },
    {
      item: 'porto',
      factor: null,
    },
  ],
  tornado: [
    {
      item: 'bygga',
      low: 624770.71,
      high: 24770.71,
    },
  ],
  simulation: {
    draws: 100000,
    seed: 1,
    mean: 392029.36,
    p5: 148412.02,
    p50: 412384.52,
    p95: 570550.14,
    probabilityPositive: 1,
    histogram: {
      edges: [25054.19, 324596.12, 624138.05],
      counts: [29863, 70137],
    },
  },
  notes: {},
  byParty: {
    'Tallviks kommun': {
      npv: 539816.57,
      pvBenefits: 1139816.57,
      pvCosts: 600000,
      bcr: 1.89969,
      nnki: 0.899694,
      nnkidu: 0.899694,
      roi: 0.899694,
      irr: 0.618034,
      payback: 1,
      discountedPayback: 1.03622,
      annuity: 315840.29,
      grossBenefit: 1200000,
      netBenefit: 600000,
      tco: 600000,
      simulation: {
        p5: 288910.78,
        p50: 464892.44,
        p95: 570336.19,
        probabilityPositive: 1,
      },
      notes: {},
    },
    'Granby kommun': {
      npv: -15045.86,
      pvBenefits: 284954.14,
      pvCosts: 300000,
      bcr: 0.949847,
      nnki: -0.0501529,
      nnkidu: -0.0501529,
      roi: -0.0501529,
      irr: 0,
      payback: 2,
      discountedPayback: null,
      annuity: 157920.15,
      grossBenefit: 300000,
      netBenefit: 0,
      tco: 300000,
      simulation: {
        p5: -140498.75,
        p50: -52507.92,
        p95: 213.95,
        probabilityPositive: 0.05118,
      },
      notes: {
        discountedPayback: 'Kostnaden hinner inte tjänas in under kalkylens år.',
      },
    },
  },
}
