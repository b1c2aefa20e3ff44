import { z } from 'zod'
import { about } from '../../api/texts.ts'
import { textIn, textNeeded } from '../text-in.ts'
import { alternativeKinds, innovationCases } from './alternative.ts'

const entries = z
  .array(
    z
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
  )
  .max(50)
  .transform((numbers) => [...new Set(numbers)])
const grade = z.number().int().min(1).max(5)

const fields = {
  kind: about(z.enum(alternativeKinds), {
    sv: 'Sorten, i ramverkets ordning: inget, återanvända, gå med, upphandla, innovationsupphandla, utveckla med andra, utveckla själv.',
    en: 'The kind, in the framework’s order: nothing, reuse, join, procure, innovation procurement, co-develop, develop.',
  }),
  innovation: about(z.enum(innovationCases).nullable(), {
    sv: 'Vilket av ramverkets tre fall av innovationsupphandling. Bara för den sorten, och då krävs det.',
    en: 'Which of the framework’s three cases of innovation procurement. Only for that kind, and then it is needed.',
  }),
  title: about(textNeeded(300), { sv: 'Vad alternativet heter.', en: 'What the alternative is called.' }),
  description: about(textIn(10_000), { sv: 'Vad det innebär.', en: 'What it means.' }),
  reuses: about(entries, { sv: 'Poster som återanvänds eller köps.', en: 'Entries that are reused or bought.' }),
  buildingBlocks: about(entries, { sv: 'Byggblock som används, som poster.', en: 'Building blocks that are used, as entries.' }),
  standards: about(entries, { sv: 'Standarder som följs, som poster.', en: 'Standards that it follows, as entries.' }),
  dependencies: about(z.array(z.object({ what: textNeeded(500), on: textIn(500).default({}) })).max(30), {
    sv: 'Vad det är beroende av, och av vem.',
    en: 'What it depends on, and on whom.',
  }),
  noReturn: about(z.array(z.object({ what: textNeeded(500), safeguard: textIn(500).default({}) })).max(30), {
    sv: 'Det som inte går att göra om, och hur organisationens minne bevaras.',
    en: 'What cannot be undone, and what keeps the organisational memory.',
  }),
  openSource: about(z.enum(['yes', 'partly', 'no', 'not-applicable', 'unknown']), {
    sv: 'Om programvaran är öppen källkod.',
    en: 'Whether the software is open source.',
  }),
  licence: about(z.string().trim().min(1).max(200).nullable(), {
    sv: 'Licensen, till exempel EUPL-1.2.',
    en: 'The licence, such as EUPL-1.2.',
  }),
  lockIn: about(textIn(5000), {
    sv: 'Vad man binder sig till, och hur man tar sig ur det.',
    en: 'To what one is tied, and how one gets out.',
  }),
  risks: about(z.array(z.object({ what: textNeeded(500), likelihood: grade, impact: grade, measure: textIn(500).default({}) })).max(30), {
    sv: 'Risker, med sannolikhet och konsekvens från 1 till 5.',
    en: 'Risks, with likelihood and impact from 1 to 5.',
  }),
}

/** What somebody says of an alternative. */
export const AlternativeInput = z.object({
  kind: fields.kind,
  innovation: fields.innovation.default(null),
  title: fields.title,
  description: fields.description.default({}),
  reuses: fields.reuses.default([]),
  buildingBlocks: fields.buildingBlocks.default([]),
  standards: fields.standards.default([]),
  dependencies: fields.dependencies.default([]),
  noReturn: fields.noReturn.default([]),
  openSource: fields.openSource.default('unknown'),
  licence: fields.licence.default(null),
  lockIn: fields.lockIn.default({}),
  risks: fields.risks.default([]),
})
export type AlternativeInput = z.input<typeof AlternativeInput>
export type AlternativeValues = z.output<typeof AlternativeInput>

/** What is left out stays as it is. */
export const AlternativeChange = z.object(fields).partial()
