import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { FindingSchema } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import type { Db } from '../../db/open.ts'
import { ChainDocument, documentOf } from './chain-document.ts'
import { checkChain } from './check.ts'
import { chainOf } from './find.ts'

const exampleBenefit = {
  type: 'quality' as const,
  dimensions: ['user-satisfaction' as const],
  stakeholderId: null,
  stakeholder: 'Invånare som söker bygglov',
  owner: 'Bygglovschef',
  ownerOrganisationId: 17,
  measure: 'Dagar från ansökan till beslut, median',
  indicatorId: 12,
  unit: 'dagar',
  baseline: 44,
  baselineOn: '2025-12-31',
  target: 30,
  targetOn: '2027-12-31',
  method: null,
  confidence: 'medium' as const,
  peng: 'red' as const,
}

/** With the keys of new steps, as it is sent. */
export const exampleSent: z.input<typeof ChainDocument> = {
  steps: [
    { key: 'e-tjänst', kind: 'activity', title: { sv: 'Införa gemensam e-tjänst' } },
    { key: 'kortare', kind: 'benefit', title: { sv: 'Kortare väntan på bygglov' }, benefit: exampleBenefit },
    { key: 'enklare', kind: 'goal', title: { sv: 'Enklare vardag för invånare' } },
  ],
  links: [
    { from: 'e-tjänst', to: 'kortare' },
    { from: 'kortare', to: 'enklare' },
  ],
}

export const ChainOut = ChainDocument.extend({
  findings: about(
    z.array(
      FindingSchema.extend({
        step: about(z.string(), { sv: 'Nyckeln till steget det gäller.', en: 'The key of the step that it is about.' }),
      }),
    ),
    {
      sv: 'Vad som behöver rättas. En nytta med ett fel räknas inte.',
      en: 'What needs correcting. A benefit with an error does not count.',
    },
  ),
  links: ChainDocument.shape.links,
  address: about(z.string(), { sv: 'Kedjans egen adress.', en: 'The address of the chain itself.' }),
}).meta({ id: 'BenefitChain' })

export async function chainOut(db: Db, initiative: number): Promise<z.input<typeof ChainOut>> {
  const chain = await chainOf(db, initiative)
  return {
    ...documentOf(chain),
    findings: checkChain(chain).map(({ step, ...finding }) => ({
      ...finding,
      message: { ...finding.message },
      fix: { ...finding.fix },
      step: String(step),
    })),
    address: `${apiRoot}/initiatives/${initiative}/chain`,
  }
}

export const exampleChain: z.input<typeof ChainOut> = {
  steps: [
    { key: '41', kind: 'activity', title: { sv: 'Införa gemensam e-tjänst' } },
    { key: '42', kind: 'benefit', title: { sv: 'Kortare väntan på bygglov' }, benefit: exampleBenefit },
    { key: '43', kind: 'goal', title: { sv: 'Enklare vardag för invånare' } },
  ],
  links: [
    { from: '41', to: '42' },
    { from: '42', to: '43' },
  ],
  findings: [],
  address: '/allmanning/v1/initiatives/7/chain',
}
