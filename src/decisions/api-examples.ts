import type { z } from 'zod'
import type { AdoptionOut, DecisionDetails, DecisionInList, EvidenceList } from './decision-json.ts'

/** An invented decision, as the document of the API shows it. */
export const exampleInList: z.input<typeof DecisionInList> = {
  id: 31,
  organisation: 17,
  state: 'decided',
  title: { sv: 'Gemensam plattform för e-tjänster', en: 'A shared platform for digital services' },
  question: { sv: 'Ska kommunen gå med i regionens plattform eller bygga en egen?' },
  conclusion: { sv: 'Kommunen går med i regionens plattform.' },
  decidedBy: 'Kommunstyrelsen',
  decidedOn: '2026-06-01',
  diaryNumber: 'KS 2026/118',
  reviewOn: '2028-06-01',
  subject: { kind: 'initiative', id: '9' },
  purpose: 'start',
  isPosition: true,
  publishedAt: '2026-06-02T08:00:00.000Z',
  appliesTo: { sv: 'Kommuner med färre än 25 000 invånare.' },
  version: 3,
  links: { self: '/allmanning/v1/decisions/31', evidence: '/allmanning/v1/decisions/31/evidence', page: '/decisions/31' },
}

export const exampleAdoption: z.input<typeof AdoptionOut> = {
  id: 4,
  decision: 31,
  organisation: 18,
  name: { sv: 'Tallviks kommun' },
  difference: { sv: 'Vi ansluter skolan först, ett år senare än de andra.' },
  decisionVersion: 3,
  adoptedOn: '2026-09-01',
  diaryNumber: 'KS 2026/204',
  endedAt: null,
}

export const exampleDecision: z.input<typeof DecisionDetails> = {
  ...exampleInList,
  alternatives: [
    { key: 'join', title: { sv: 'Gå med i regionens plattform' } },
    { key: 'develop', title: { sv: 'Bygga en egen' } },
    { key: 'nothing', title: { sv: 'Inte göra något' } },
  ],
  chosen: 'join',
  reasons: { sv: 'Den sparar mest för invånarna och kostar minst att förvalta.' },
  dissent: [{ who: 'En ledamot', says: { sv: 'Avtalstiden är för lång.' } }],
  withdrawnWhy: null,
  supersedes: null,
  supersededBy: null,
  adoptions: [exampleAdoption],
  changedAt: '2026-06-02T08:00:00.000Z',
}

export const exampleEvidence: z.input<typeof EvidenceList> = {
  decision: 31,
  items: [
    {
      id: 77,
      kind: 'indicator',
      subject: '12',
      label: { sv: 'Ärenden per år', en: 'Cases a year' },
      page: '/indicators/12',
      pinned: {
        version: '1',
        hash: '9f86d081884c7d65',
        value: 8200,
        observedAt: '2025-12-31T00:00:00.000Z',
        at: '2026-05-20T08:00:00.000Z',
      },
      now: { version: '2', hash: '60303ae22b998861', value: 5100 },
      drift: 'moved',
      driftedAt: '2026-11-20T08:11:00.000Z',
      accepted: null,
    },
  ],
  materiality: {
    verdict: 'changes-ranking',
    says: { sv: 'Med 5 100 ärenden är det bäst att inte göra något.', en: 'With 5,100 cases it is best to do nothing.' },
    figures: [
      { label: { sv: 'Gå med i regionens plattform' }, pinned: 2_400_000, now: -310_000 },
      { label: { sv: 'Inte göra något' }, pinned: 0, now: 0 },
    ],
  },
}
