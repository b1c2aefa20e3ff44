import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { RecordedActor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import type { Materiality } from './materiality.ts'

export type DecisionId = number

export const states = ['draft', 'decided', 'superseded', 'withdrawn'] as const
export type StateName = (typeof states)[number]

/** By which body, when, and under which number it is found in the diary. */
export type Taken = { by: string; on: string; diaryNumber: string | null }

/** What is withdrawn may have been taken before that, or never. */
export type State =
  | { kind: 'draft' }
  | { kind: 'decided'; taken: Taken }
  | { kind: 'superseded'; taken: Taken }
  | { kind: 'withdrawn'; why: string; taken: Taken | null }

export type Alternative = { key: string; title: LanguageText }
export type Dissent = { who: string; says: LanguageText }

export type Decision = {
  id: DecisionId
  organisationId: number
  state: State
  title: LanguageText
  question: LanguageText
  alternatives: Alternative[]
  /** A key among the alternatives. In a draft this and the next two are what is proposed. */
  chosen: string | null
  conclusion: LanguageText | null
  reasons: LanguageText | null
  dissent: Dissent[]
  reviewOn: string | null
  /** What it decides about, in a room above. */
  subject: { kind: string; id: string } | null
  /** What the decision is to its subject: start, continue, change, stop … */
  purpose: string | null
  /** The decision that it replaces, or will replace when it is taken. */
  supersedes: DecisionId | null
  /** Since when it is a position that others may rely on. */
  publishedAt: Date | null
  appliesTo: LanguageText | null
  version: number
  addedAt: Date
  changedAt: Date
}

export const takenOf = ({ state }: Pick<Decision, 'state'>): Taken | null => (state.kind === 'draft' ? null : state.taken)

/** Still to be taken, or in force: what it rests on matters. */
export const isLive = ({ state }: Pick<Decision, 'state'>): boolean => state.kind === 'draft' || state.kind === 'decided'

/** Published, and neither replaced nor withdrawn: others may rely on it. */
export const isPosition = ({ state, publishedAt }: Pick<Decision, 'state' | 'publishedAt'>): boolean =>
  publishedAt !== null && state.kind === 'decided'

export type Evidence = {
  id: number
  decisionId: DecisionId
  kind: string
  subject: string
  label: LanguageText
  path: string | null
  pinned: { version: string; hash: string; value: unknown; observedAt: Date; at: Date }
  /** As it was when last looked at; null: it is gone. */
  now: { version: string; hash: string; value: unknown } | null
  /** Null: not looked at since it was pinned. */
  checkedAt: Date | null
  driftedAt: Date | null
  materiality: Materiality | null
  accepted: { hash: string | null; by: RecordedActor; at: Date; why: string } | null
}

export const drifts = ['as-pinned', 'moved', 'gone', 'accepted'] as const
export type Drift = (typeof drifts)[number]

/** A drift is accepted as it was seen: when the evidence moves on, it is a new one. */
export function driftOf({ pinned, now, checkedAt, accepted }: Pick<Evidence, 'pinned' | 'now' | 'checkedAt' | 'accepted'>): Drift {
  if (checkedAt === null || now?.hash === pinned.hash) return 'as-pinned'
  if (accepted !== null && accepted.hash === (now?.hash ?? null)) return 'accepted'
  return now === null ? 'gone' : 'moved'
}

export const isUnsettled = (evidence: Evidence): boolean => ['moved', 'gone'].includes(driftOf(evidence))

/** How near a review must be to be reminded of. */
export const reviewDays = 30

export type Review = { kind: 'none' | 'later' | 'near' | 'past'; days: number }

/** When what is in force should be looked at again, counted in days from today. */
export function reviewOf({ state, reviewOn }: Pick<Decision, 'state' | 'reviewOn'>, today: string): Review {
  if (reviewOn === null || state.kind !== 'decided') return { kind: 'none', days: 0 }
  const days = Math.round((Date.parse(reviewOn) - Date.parse(today)) / 86_400_000)
  return { kind: days < 0 ? 'past' : days <= reviewDays ? 'near' : 'later', days }
}

/** Who relies on a position, as it is or with a stated difference. */
export type Adoption = {
  id: number
  decisionId: DecisionId
  organisationId: number
  name: LanguageText
  decisionVersion: number
  difference: LanguageText | null
  adoptedOn: string
  diaryNumber: string | null
  endedAt: Date | null
}

const short = z.string().trim().min(1).max(300)
const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
const wrongText = { sv: 'Skriv texten på minst ett språk.', en: 'Write the text in at least one language.' }
export const textOf = (most: number) =>
  z
    .record(tag, z.string().trim().min(1).max(most))
    .refine((text) => Object.keys(text).length > 0, { params: { why: 'text', fix: wrongText } })

export const Title = textOf(300)
export const LongText = textOf(20_000)

const AlternativeInput = z
  .object({
    key: about(z.string().regex(/^[\w.-]{1,50}$/), { sv: 'Ett kort namn för maskiner.', en: 'A short name for machines.' }),
    title: Title,
  })
  .meta({ id: 'DecisionAlternative' })
const DissentInput = z
  .object({
    who: about(short, { sv: 'Vem som reserverade sig, som ett uppdrag eller parti.', en: 'Who dissented, as an office or a party.' }),
    says: LongText,
  })
  .meta({ id: 'Dissent' })

const wrongKeys = { sv: 'Två alternativ har samma nyckel. Ge dem var sin.', en: 'Two alternatives have the same key. Give each its own.' }
export const wrongChoice = { sv: 'Välj ett av alternativen.', en: 'Choose one of the alternatives.' }

export const alternativesInput = z
  .array(AlternativeInput)
  .max(50)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { params: { why: 'keys', fix: wrongKeys } })
export const dissentInput = z.array(DissentInput).max(50)

/** What a draft says; what is frozen when it is taken. */
export const draftFields = {
  title: about(Title, { sv: 'Vad beslutet heter.', en: 'What the decision is called.' }),
  question: about(LongText, { sv: 'Frågan som ska avgöras.', en: 'The question to settle.' }),
  alternatives: about(alternativesInput, { sv: 'Vad det finns att välja på.', en: 'What there is to choose from.' }),
  chosen: about(z.string().max(50).nullable(), {
    sv: 'Alternativet som föreslås, med sin nyckel.',
    en: 'The alternative proposed, by its key.',
  }),
  conclusion: about(LongText.nullable(), {
    sv: 'Slutsatsen, eller förslaget till beslut.',
    en: 'The conclusion, or the decision proposed.',
  }),
  reasons: about(LongText.nullable(), { sv: 'Skälen.', en: 'The reasons.' }),
  dissent: about(dissentInput, { sv: 'Avvikande meningar.', en: 'Dissenting opinions.' }),
  reviewOn: about(z.iso.date().nullable(), { sv: 'När beslutet ska omprövas.', en: 'When to review the decision.' }),
}

export const EvidenceInput = z.object({
  kind: about(z.string().min(1).max(50), { sv: 'Sorten av underlag, till exempel entry.', en: 'The sort of evidence, such as entry.' }),
  subject: about(z.string().min(1).max(200), { sv: 'Sakens nummer.', en: 'The number of the thing.' }),
})

export const DraftInput = z.object({
  organisation: about(z.number().int().min(1), { sv: 'Organisationen som ska besluta.', en: 'The organisation that is to decide.' }),
  title: draftFields.title,
  question: draftFields.question,
  alternatives: draftFields.alternatives.default([]),
  chosen: draftFields.chosen.default(null),
  conclusion: draftFields.conclusion.default(null),
  reasons: draftFields.reasons.default(null),
  dissent: draftFields.dissent.default([]),
  reviewOn: draftFields.reviewOn.default(null),
  subject: about(
    z
      .object({ kind: z.string().min(1).max(50), id: z.string().min(1).max(50) })
      .nullable()
      .default(null),
    {
      sv: 'Vad beslutet gäller, till exempel ett initiativ.',
      en: 'What it decides about, such as an initiative.',
    },
  ),
  purpose: about(z.string().max(50).nullable().default(null), {
    sv: 'Vad beslutet är för saken: start, continue, change eller stop.',
    en: 'What the decision is to it: start, continue, change or stop.',
  }),
  evidence: about(z.array(EvidenceInput).max(200).default([]), { sv: 'Vad beslutet vilar på.', en: 'What the decision rests on.' }),
})
export type DraftInput = z.input<typeof DraftInput>

export const DraftChange = z.object(draftFields).partial()
export type DraftChange = z.input<typeof DraftChange>

export const TakingInput = z.object({
  version: about(z.number().int(), { sv: 'Versionen av utkastet som beslutet gäller.', en: 'The version of the draft that is decided.' }),
  chosen: about(z.string().max(50).nullable().default(null), {
    sv: 'Det valda alternativets nyckel.',
    en: 'The key of the alternative chosen.',
  }),
  conclusion: about(LongText, { sv: 'Vad som beslutas.', en: 'What is decided.' }),
  reasons: about(LongText, { sv: 'Skälen för beslutet.', en: 'The reasons for the decision.' }),
  dissent: about(dissentInput.default([]), { sv: 'Avvikande meningar.', en: 'Dissenting opinions.' }),
  decidedBy: about(short, {
    sv: 'Organet eller ämbetet som beslutar, inte en persons namn.',
    en: 'The body or office that decides, not a person’s name.',
  }),
  decidedOn: about(z.iso.date(), { sv: 'Dagen för beslutet.', en: 'The day of the decision.' }),
  diaryNumber: about(z.string().trim().max(100).nullable().default(null), { sv: 'Diarienummer.', en: 'Number in the diary.' }),
  reviewOn: about(z.iso.date().nullable().default(null), { sv: 'När beslutet ska omprövas.', en: 'When to review the decision.' }),
  anyway: about(z.string().trim().min(1).max(5000).optional(), {
    sv: 'Varför beslutet fattas fast underlaget har ändrats sedan utkastet.',
    en: 'Why it is decided although the evidence has changed since the draft.',
  }),
})
export type TakingInput = z.input<typeof TakingInput>

/** What stops a choice: with alternatives, one of them has to be chosen. */
export const choiceFits = (alternatives: readonly Alternative[], chosen: string | null): boolean =>
  alternatives.length === 0 ? chosen === null : alternatives.some(({ key }) => key === chosen)
