import { z } from 'zod'
import { apiRoot } from '../api/api.ts'
import { TextInLanguages } from '../api/shared.ts'
import { about } from '../api/texts.ts'
import { instant, textsOut } from '../api/values.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type Adoption, type Decision, driftOf, drifts, type Evidence, isPosition, states, takenOf } from './decision.ts'
import type { Materiality } from './materiality.ts'

const whole = z.number().int()
const day = z.iso.date().nullable()
const texts = TextInLanguages.nullable()

const usual = {
  id: whole,
  organisation: about(whole, { sv: 'Organisationen som beslutar.', en: 'The organisation that decides.' }),
  state: about(z.enum(states), {
    sv: 'Utkast, gäller, ersatt eller tillbakadraget.',
    en: 'A draft, in force, replaced or withdrawn.',
  }),
  title: TextInLanguages,
  question: about(TextInLanguages, { sv: 'Frågan som avgörs.', en: 'The question that is settled.' }),
  conclusion: about(texts, { sv: 'Slutsatsen; i ett utkast förslaget.', en: 'The conclusion; in a draft what is proposed.' }),
  decidedBy: about(z.string().nullable(), { sv: 'Organet eller ämbetet.', en: 'The body or office.' }),
  decidedOn: about(day, { sv: 'Beslutsdagen.', en: 'The day of the decision.' }),
  diaryNumber: about(z.string().nullable(), { sv: 'Diarienummer.', en: 'Number in the diary.' }),
  reviewOn: about(day, { sv: 'När det ska omprövas.', en: 'When it is to be reviewed.' }),
  subject: about(z.object({ kind: z.string(), id: z.string() }).nullable(), {
    sv: 'Vad det gäller, till exempel ett initiativ.',
    en: 'What it is about, such as an initiative.',
  }),
  purpose: about(z.string().nullable(), { sv: 'Vad det är för saken, till exempel start.', en: 'What it is to that, such as start.' }),
  isPosition: about(z.boolean(), {
    sv: 'Om det är ett ställningstagande som gäller och som andra kan utgå från.',
    en: 'Whether it is a position in force, that others may rely on.',
  }),
  publishedAt: about(z.iso.datetime().nullable(), { sv: 'När det publicerades för andra.', en: 'When it was published for others.' }),
  appliesTo: about(texts, { sv: 'För vilka det är tänkt.', en: 'For whom it is meant.' }),
  version: whole,
  links: z.object({ self: z.string(), evidence: z.string(), page: z.string() }),
}

export const DecisionInList = z.object(usual).meta({ id: 'DecisionInList' })

const alternative = z.object({ key: z.string(), title: TextInLanguages })
const dissent = z.object({ who: z.string(), says: TextInLanguages })

export const AdoptionOut = z
  .object({
    id: whole,
    decision: whole,
    organisation: whole,
    name: TextInLanguages,
    difference: about(texts, { sv: 'Vad som skiljer; null när det gäller som det är.', en: 'What differs; null where it holds as it is.' }),
    decisionVersion: whole,
    adoptedOn: z.iso.date(),
    diaryNumber: z.string().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PositionAdoption' })

export const DecisionDetails = z
  .object({
    ...usual,
    alternatives: about(z.array(alternative), { sv: 'Vad det fanns att välja på.', en: 'What there was to choose from.' }),
    chosen: about(z.string().nullable(), {
      sv: 'Nyckeln till det valda, eller i ett utkast det föreslagna.',
      en: 'The key of the one chosen, or in a draft proposed.',
    }),
    reasons: texts,
    dissent: about(z.array(dissent), { sv: 'Avvikande meningar.', en: 'Dissenting opinions.' }),
    withdrawnWhy: about(z.string().nullable(), { sv: 'Varför det drogs tillbaka.', en: 'Why it was withdrawn.' }),
    supersedes: about(whole.nullable(), { sv: 'Beslutet som det ersätter.', en: 'The decision that it replaces.' }),
    supersededBy: about(whole.nullable(), {
      sv: 'Det som ersätter, eller ska ersätta när det fattas.',
      en: 'What replaces it, or will when it is taken.',
    }),
    adoptions: about(z.array(AdoptionOut), { sv: 'Vilka som utgår från det.', en: 'Who relies on it.' }),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Decision' })

const seen = z.object({
  version: z.string(),
  hash: about(z.string(), {
    sv: 'Av det som beslutet vilar på. En annan hash är en ändring.',
    en: 'Of what was relied on. Another hash is a drift.',
  }),
  value: about(z.unknown(), { sv: 'Siffran eller texten.', en: 'The figure or the text.' }),
})

export const MaterialityOut = z
  .object({
    verdict: about(z.enum(['changes-ranking', 'changes-sign', 'unchanged', 'unknown']), {
      sv: 'Om ändringen hade ändrat beslutet.',
      en: 'Whether the change would have changed the decision.',
    }),
    says: TextInLanguages,
    figures: about(z.array(z.object({ label: TextInLanguages, pinned: z.number().nullable(), now: z.number().nullable() })), {
      sv: 'Nettonuvärdet i kronor för varje alternativ.',
      en: 'The net present value of each alternative, in kronor.',
    }),
  })
  .meta({ id: 'Materiality' })

const EvidenceOut = z
  .object({
    id: whole,
    kind: z.string(),
    subject: z.string(),
    label: TextInLanguages,
    page: z.string().nullable(),
    pinned: seen.extend({ observedAt: z.iso.datetime(), at: z.iso.datetime() }),
    now: about(seen.nullable(), { sv: 'Som det är nu; null när det är borta.', en: 'As it is now; null where it is gone.' }),
    drift: about(z.enum(drifts), { sv: 'Hur det står till.', en: 'How it stands.' }),
    driftedAt: z.iso.datetime().nullable(),
    accepted: about(z.object({ at: z.iso.datetime(), why: z.string() }).nullable(), {
      sv: 'Om någon som beslutar har bedömt ändringen, och varför beslutet står fast.',
      en: 'Whether somebody who decides has judged the drift, and why the decision stands.',
    }),
  })
  .meta({ id: 'DecisionEvidence' })

export const EvidenceList = z
  .object({
    decision: whole,
    items: z.array(EvidenceOut),
    materiality: about(MaterialityOut.nullable(), { sv: 'Vad ändringarna betyder tillsammans.', en: 'What the drifts mean together.' }),
  })
  .meta({ id: 'DecisionEvidenceList' })

const orNull = (text: LanguageText | null) => text && textsOut(text)

export function inListOut(decision: Decision): z.input<typeof DecisionInList> {
  const taken = takenOf(decision)
  const self = `${apiRoot}/decisions/${decision.id}`
  return {
    id: decision.id,
    organisation: decision.organisationId,
    state: decision.state.kind,
    title: textsOut(decision.title),
    question: textsOut(decision.question),
    conclusion: orNull(decision.conclusion),
    decidedBy: taken?.by ?? null,
    decidedOn: taken?.on ?? null,
    diaryNumber: taken?.diaryNumber ?? null,
    reviewOn: decision.reviewOn,
    subject: decision.subject,
    purpose: decision.purpose,
    isPosition: isPosition(decision),
    publishedAt: decision.publishedAt && instant(decision.publishedAt),
    appliesTo: orNull(decision.appliesTo),
    version: decision.version,
    links: { self, evidence: `${self}/evidence`, page: `/decisions/${decision.id}` },
  }
}

export const decisionOut = (
  decision: Decision,
  supersededBy: number | null,
  adoptions: readonly Adoption[],
): z.input<typeof DecisionDetails> => ({
  ...inListOut(decision),
  alternatives: decision.alternatives.map(({ key, title }) => ({ key, title: textsOut(title) })),
  chosen: decision.chosen,
  reasons: orNull(decision.reasons),
  dissent: decision.dissent.map(({ who, says }) => ({ who, says: textsOut(says) })),
  withdrawnWhy: decision.state.kind === 'withdrawn' ? decision.state.why : null,
  supersedes: decision.supersedes,
  supersededBy,
  adoptions: adoptions.map(adoptionOut),
  changedAt: instant(decision.changedAt),
})

export const adoptionOut = (one: Adoption): z.input<typeof AdoptionOut> => ({
  id: one.id,
  decision: one.decisionId,
  organisation: one.organisationId,
  name: textsOut(one.name),
  difference: orNull(one.difference),
  decisionVersion: one.decisionVersion,
  adoptedOn: one.adoptedOn,
  diaryNumber: one.diaryNumber,
  endedAt: one.endedAt && instant(one.endedAt),
})

export const evidenceListOut = (
  decision: number,
  evidence: readonly Evidence[],
  materiality: Materiality | undefined,
): z.input<typeof EvidenceList> => ({
  decision,
  items: evidence.map((one) => ({
    id: one.id,
    kind: one.kind,
    subject: one.subject,
    label: textsOut(one.label),
    page: one.path,
    pinned: { ...one.pinned, observedAt: instant(one.pinned.observedAt), at: instant(one.pinned.at) },
    now: one.checkedAt === null ? { version: one.pinned.version, hash: one.pinned.hash, value: one.pinned.value } : one.now,
    drift: driftOf(one),
    driftedAt: one.driftedAt && instant(one.driftedAt),
    accepted: one.accepted && { at: instant(one.accepted.at), why: one.accepted.why },
  })),
  materiality: materiality
    ? {
        verdict: materiality.verdict,
        says: textsOut(materiality.says),
        figures: materiality.figures.map(({ label, pinned, now }) => ({ label: textsOut(label), pinned, now })),
      }
    : null,
})
