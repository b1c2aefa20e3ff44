import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { textsOut } from '../../api/values.ts'
import { type ChangeEntry, entryKinds } from './entry.ts'
import { type AffectedGroup, impacts } from './group.ts'
import { type Pulse, stateOf } from './pulse/pulse.ts'
import { questions } from './pulse/question.ts'
import type { PulseResult } from './pulse/result.ts'

const whole = z.number().int()

export const AffectedGroupDetails = z
  .object({
    id: whole,
    initiative: whole,
    name: TextInLanguages,
    organisation: about(whole.nullable(), {
      sv: 'Var de arbetar; null utanför organisationerna.',
      en: 'Where they work; null outside the organisations.',
    }),
    people: whole,
    impact: z.enum(impacts),
    changes: TextInLanguages,
    version: whole,
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'AffectedGroup' })

export const groupOut = ({
  id,
  initiativeId,
  name,
  organisationId,
  people,
  impact,
  changes,
  version,
}: AffectedGroup): z.input<typeof AffectedGroupDetails> => ({
  id,
  initiative: initiativeId,
  name: textsOut(name),
  organisation: organisationId,
  people,
  impact,
  changes: textsOut(changes),
  version,
  links: { self: `${apiRoot}/affected-groups/${id}` },
})

export const ChangeEntryDetails = z
  .object({
    id: whole,
    initiative: whole,
    kind: z.enum(entryKinds),
    says: about(TextInLanguages, { sv: 'Vad.', en: 'What.' }),
    how: about(TextInLanguages, { sv: 'Med vilka, eller hur.', en: 'With whom, or how.' }),
    groups: z.array(whole),
    on: about(z.iso.date(), { sv: 'Planerat till, behövs senast, eller märktes.', en: 'Planned for, needed by, or noticed.' }),
    doneOn: z.iso.date().nullable(),
    level: about(whole.nullable(), {
      sv: 'Från 1, öppet motstånd, till 5, driver på.',
      en: 'From 1, open resistance, to 5, drives it on.',
    }),
    version: whole,
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'ChangeEntry' })

export const entryOut = ({
  id,
  initiativeId,
  kind,
  says,
  how,
  groups,
  on,
  doneOn,
  level,
  version,
}: ChangeEntry): z.input<typeof ChangeEntryDetails> => ({
  id,
  initiative: initiativeId,
  kind,
  says: textsOut(says),
  how: textsOut(how),
  groups,
  on,
  doneOn,
  level,
  version,
  links: { self: `${apiRoot}/change-entries/${id}` },
})

const means = z.object(
  Object.fromEntries(questions.map((question) => [question, z.number().nullable()])) as {
    [question in (typeof questions)[number]]: z.ZodNullable<z.ZodNumber>
  },
)
const answered = about(whole.nullable(), {
  sv: 'Hur många som har svarat; null där de är för få.',
  en: 'How many have answered; null where they are too few.',
})

export const PulseDetails = z
  .object({
    id: whole,
    initiative: whole,
    title: TextInLanguages,
    state: z.enum(['coming', 'open', 'closed']),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    minimum: about(whole, { sv: 'Så många svar bygger varje uppgift på.', en: 'So many answers stand behind everything told.' }),
    groups: z.array(z.object({ id: whole, name: TextInLanguages, people: whole })),
    link: about(z.string().nullable(), {
      sv: 'Sidan där man svarar. Bara för den som leder förändringen, och bara tills pulsen stänger.',
      en: 'The page where one answers. Only for whoever leads the change, and only until the pulse closes.',
    }),
    result: about(
      z
        .object({
          answered,
          means: about(means, {
            sv: 'Medelvärden, aldrig närmare ytterligheterna än 1,5 och 4,5.',
            en: 'Means, never closer to the extremes than 1.5 and 4.5.',
          }),
          groups: z.array(z.object({ group: whole, answered, means })),
          readiness: z.number().nullable(),
        })
        .nullable(),
      { sv: 'Vad som får visas, när pulsen har stängt.', en: 'What may be shown, once the pulse has closed.' },
    ),
  })
  .meta({ id: 'Pulse' })

export const pulseOut = (
  pulse: Pulse,
  result: PulseResult | undefined,
  { today, mayLead }: { today: string; mayLead: boolean },
): z.input<typeof PulseDetails> => {
  const state = stateOf(pulse, today)
  return {
    id: pulse.id,
    initiative: pulse.initiativeId,
    title: textsOut(pulse.title),
    state,
    opensOn: pulse.opensOn,
    closesOn: pulse.closedOn ?? pulse.closesOn,
    minimum: pulse.minimum,
    groups: pulse.groups.map(({ id, name, people }) => ({ id, name: textsOut(name), people })),
    link: mayLead && state !== 'closed' ? `/pulse/${pulse.token}` : null,
    result: result ? { ...result, groups: [...result.groups] } : null,
  }
}

export const exampleGroup: z.input<typeof AffectedGroupDetails> = {
  id: 3,
  initiative: 12,
  name: { sv: 'Handläggare på bygglovsenheten' },
  organisation: 17,
  people: 14,
  impact: 'much',
  changes: { sv: 'Granskar förslag i stället för att skriva dem.' },
  version: 1,
  links: { self: '/allmanning/v1/affected-groups/3' },
}

export const exampleEntry: z.input<typeof ChangeEntryDetails> = {
  id: 9,
  initiative: 12,
  kind: 'involvement',
  says: { sv: 'Verkstad om det nya arbetssättet' },
  how: { sv: 'Alla handläggare och skyddsombudet' },
  groups: [3],
  on: '2027-02-10',
  doneOn: null,
  level: null,
  version: 1,
  links: { self: '/allmanning/v1/change-entries/9' },
}

const exampleMeans = { why: 3.9, what: 3.4, say: 2.8, able: 3.1, better: 3.6 }
export const examplePulse: z.input<typeof PulseDetails> = {
  id: 2,
  initiative: 12,
  title: { sv: 'Före införandet' },
  state: 'closed',
  opensOn: '2027-01-10',
  closesOn: '2027-01-24',
  minimum: 5,
  groups: [{ id: 3, name: exampleGroup.name, people: 14 }],
  link: null,
  result: { answered: 11, means: exampleMeans, groups: [{ group: 3, answered: 11, means: exampleMeans }], readiness: 3.4 },
}
