import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { textsOut } from '../../api/values.ts'
import { type Alternative, alternativeKinds, innovationCases } from './alternative.ts'
import { gravest } from './risk.ts'

const whole = z.number().int()
const entries = z.array(whole)

export const AlternativeDetails = z
  .object({
    id: whole,
    initiative: whole,
    kind: about(z.enum(alternativeKinds), { sv: 'Sorten, i ramverkets ordning.', en: 'The kind, in the framework’s order.' }),
    innovation: about(z.enum(innovationCases).nullable(), {
      sv: 'Ramverkets fall av innovationsupphandling.',
      en: 'The framework’s case of innovation procurement.',
    }),
    title: TextInLanguages,
    description: TextInLanguages,
    reuses: about(entries, { sv: 'Poster som återanvänds eller köps.', en: 'Entries that are reused or bought.' }),
    buildingBlocks: about(entries, { sv: 'Byggblock, som poster.', en: 'Building blocks, as entries.' }),
    standards: about(entries, { sv: 'Standarder, som poster.', en: 'Standards, as entries.' }),
    dependencies: about(z.array(z.object({ what: TextInLanguages, on: TextInLanguages })), {
      sv: 'Vad det är beroende av, och av vem.',
      en: 'What it depends on, and on whom.',
    }),
    noReturn: about(z.array(z.object({ what: TextInLanguages, safeguard: TextInLanguages })), {
      sv: 'Det som inte går att göra om, och hur organisationens minne bevaras.',
      en: 'What cannot be undone, and what keeps the organisational memory.',
    }),
    openSource: about(z.enum(['yes', 'partly', 'no', 'not-applicable', 'unknown']), { sv: 'Öppen källkod.', en: 'Open source.' }),
    licence: about(z.string().nullable(), { sv: 'Licensen.', en: 'The licence.' }),
    lockIn: about(TextInLanguages, { sv: 'Inlåsning och väg ut.', en: 'Lock-in and way out.' }),
    risks: about(z.array(z.object({ what: TextInLanguages, likelihood: whole, impact: whole, measure: TextInLanguages })), {
      sv: 'Risker, med sannolikhet och konsekvens från 1 till 5.',
      en: 'Risks, with likelihood and impact from 1 to 5.',
    }),
    gravestRisk: about(whole.nullable(), {
      sv: 'Högsta sannolikhet gånger konsekvens, av 25.',
      en: 'The highest likelihood times impact, of 25.',
    }),
    version: whole,
    links: z.object({ self: z.string(), initiative: z.string(), page: z.string() }),
  })
  .meta({ id: 'Alternative' })

export const alternativeOut = ({ initiativeId, position: _, ...of }: Alternative): z.input<typeof AlternativeDetails> => ({
  ...of,
  initiative: initiativeId,
  title: textsOut(of.title),
  description: textsOut(of.description),
  dependencies: of.dependencies.map(({ what, on }) => ({ what: textsOut(what), on: textsOut(on) })),
  noReturn: of.noReturn.map(({ what, safeguard }) => ({ what: textsOut(what), safeguard: textsOut(safeguard) })),
  lockIn: textsOut(of.lockIn),
  risks: of.risks.map(({ what, measure, ...grades }) => ({ ...grades, what: textsOut(what), measure: textsOut(measure) })),
  gravestRisk: gravest(of.risks) ?? null,
  links: {
    self: `${apiRoot}/alternatives/${of.id}`,
    initiative: `${apiRoot}/initiatives/${initiativeId}`,
    page: `/initiatives/${initiativeId}/alternatives/${of.id}`,
  },
})

export const exampleAlternative: z.input<typeof AlternativeDetails> = {
  id: 31,
  initiative: 12,
  kind: 'join',
  innovation: null,
  title: { sv: 'Gå med i länets e-tjänst' },
  description: { sv: 'Tallviks kommun driver tjänsten och tar emot fler.' },
  reuses: [4711],
  buildingBlocks: [88],
  standards: [],
  dependencies: [{ what: { sv: 'Avtal om drift' }, on: { sv: 'Tallviks kommun' } }],
  noReturn: [{ what: { sv: 'Blanketten på papper tas bort' }, safeguard: { sv: 'Rutinen arkiveras' } }],
  openSource: 'yes',
  licence: 'EUPL-1.2',
  lockIn: { sv: 'Ett års uppsägning. Ärendena lämnas ut i öppet format.' },
  risks: [{ what: { sv: 'Införandet drar ut på tiden' }, likelihood: 3, impact: 4, measure: { sv: 'En kommun i taget' } }],
  gravestRisk: 12,
  version: 2,
  links: { self: '/allmanning/v1/alternatives/31', initiative: '/allmanning/v1/initiatives/12', page: '/initiatives/12/alternatives/31' },
}
