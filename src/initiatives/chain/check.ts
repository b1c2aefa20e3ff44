import type { Finding } from '../../kernel/finding.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import type { Chain } from './find.ts'
import { type BenefitFacts, type ChainStep, stepKinds } from './step.ts'

/** What is wrong with a chain, each with the step that it is about. */
export type ChainFinding = Finding & { step: number }

type Rule = {
  severity: Finding['severity']
  code: string
  fails: (step: ChainStep, around: Around) => boolean
  message: (title: { sv: string; en: string }) => { sv: string; en: string }
  fix: { sv: string; en: string }
}
type Around = { toGoal: boolean; toBenefit: boolean; leads: boolean; comes: boolean }

const hasStakeholder = ({ stakeholderId, stakeholder }: BenefitFacts) => stakeholderId !== null || !!stakeholder
const hasMeasure = ({ measure, indicatorId }: BenefitFacts) => indicatorId !== null || !!measure

/**
 * The guide to benefit realisation (version 2.0) has a benefit as a measurable change that a stakeholder finds positive and that contributes
 * to a goal: what lacks one of the three is none. The rest are warnings. To add a rule: a row.
 */
const rules: readonly Rule[] = [
  {
    severity: 'violation',
    code: 'benefit-without-stakeholder',
    fails: ({ benefit }) => benefit !== undefined && !hasStakeholder(benefit),
    message: ({ sv, en }) => ({ sv: `Nyttan «${sv}» är ingens.`, en: `The benefit “${en}” is nobody’s.` }),
    fix: {
      sv: 'Ange vem som får nyttan: en organisation, invånare, företag.',
      en: 'Say who gets it: an organisation, inhabitants, companies.',
    },
  },
  {
    severity: 'violation',
    code: 'benefit-without-measure',
    fails: ({ benefit }) => benefit !== undefined && !hasMeasure(benefit),
    message: ({ sv, en }) => ({ sv: `Nyttan «${sv}» går inte att mäta.`, en: `The benefit “${en}” cannot be measured.` }),
    fix: { sv: 'Ange ett mått eller välj en indikator.', en: 'Give a measure or choose an indicator.' },
  },
  {
    severity: 'violation',
    code: 'benefit-without-goal',
    fails: ({ benefit }, { toGoal }) => benefit !== undefined && !toGoal,
    message: ({ sv, en }) => ({ sv: `Nyttan «${sv}» leder inte till något mål.`, en: `The benefit “${en}” leads to no goal.` }),
    fix: { sv: 'Koppla den till ett mål, eller ta bort den.', en: 'Link it to a goal, or remove it.' },
  },
  {
    severity: 'warning',
    code: 'leads-nowhere',
    fails: ({ kind }, { toBenefit }) => ['activity', 'change', 'effect'].includes(kind) && !toBenefit,
    message: ({ sv, en }) => ({ sv: `«${sv}» leder inte till någon nytta.`, en: `“${en}” leads to no benefit.` }),
    fix: { sv: 'Koppla steget till det som det leder till, eller ta bort det.', en: 'Link the step to what it leads to, or remove it.' },
  },
  {
    severity: 'warning',
    code: 'comes-from-nothing',
    fails: ({ kind }, { comes }) => kind !== 'activity' && !comes,
    message: ({ sv, en }) => ({ sv: `Inget leder till «${sv}».`, en: `Nothing leads to “${en}”.` }),
    fix: { sv: 'Visa vad som ska göras för att det ska bli så.', en: 'Show what is to be done to bring it about.' },
  },
  {
    severity: 'warning',
    code: 'benefit-without-owner',
    fails: ({ benefit }) => benefit !== undefined && !benefit.owner && benefit.ownerOrganisationId === null,
    message: ({ sv, en }) => ({
      sv: `Ingen svarar för att nyttan «${sv}» tas hem.`,
      en: `Nobody answers for bringing the benefit “${en}” home.`,
    }),
    fix: { sv: 'Ange en nyttoansvarig: en funktion, inte en person.', en: 'Name a benefit owner: an office, not a person.' },
  },
  {
    severity: 'warning',
    code: 'benefit-without-target',
    fails: ({ benefit }) => benefit !== undefined && (benefit.baseline === null || benefit.target === null || benefit.targetOn === null),
    message: ({ sv, en }) => ({
      sv: `Det går inte att se om nyttan «${sv}» uppnås.`,
      en: `It cannot be seen whether the benefit “${en}” is reached.`,
    }),
    fix: {
      sv: 'Ange nolläge, målvärde och dagen då målet ska vara nått.',
      en: 'Give baseline, target and the day when it is to be reached.',
    },
  },
  {
    severity: 'warning',
    code: 'benefit-without-type',
    fails: ({ benefit }) => benefit !== undefined && benefit.type === null,
    message: ({ sv, en }) => ({ sv: `Nyttan «${sv}» har ingen sort.`, en: `The benefit “${en}” has no type.` }),
    fix: {
      sv: 'Välj om den är finansiell, en omfördelning, kvalitet eller miljö.',
      en: 'Choose whether it is financial, a redistribution, quality or environment.',
    },
  },
]

/** What to correct in a chain, in the order of its steps, the gravest first of each. */
export function checkChain({ steps, links }: Chain): ChainFinding[] {
  const [goals, benefits] = (['goal', 'benefit'] as const).map((kind) => before(steps, links, kind)) as [Set<number>, Set<number>]
  return inOrder(steps).flatMap((step) => {
    const around = {
      toGoal: goals.has(step.id),
      toBenefit: benefits.has(step.id),
      leads: links.some(({ from }) => from === step.id),
      comes: links.some(({ to }) => to === step.id),
    }
    const title = inBoth(step.title)
    return rules
      .filter((rule) => rule.fails(step, around))
      .map(({ severity, code, message, fix }) => ({ severity, code, step: step.id, message: message(title), fix }))
  })
}

/** A benefit with stakeholder, measure and a way to a goal. */
export const validBenefits = (chain: Chain): Set<number> => {
  const wrong = new Set(checkChain(chain).flatMap(({ severity, step }) => (severity === 'violation' ? [step] : [])))
  return new Set(chain.steps.filter(({ id, kind }) => kind === 'benefit' && !wrong.has(id)).map(({ id }) => id))
}

/** By kind along the chain, and as people have ordered them within each. */
export const inOrder = <Step extends Pick<ChainStep, 'kind' | 'position'>>(steps: readonly Step[]): Step[] =>
  [...steps].sort((a, b) => stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind) || a.position - b.position)

/** All from which some step of the kind is reached, those themselves left out unless another of the kind is ahead. */
function before(steps: readonly ChainStep[], links: Chain['links'], kind: ChainStep['kind']): Set<number> {
  const reached = new Set<number>()
  const todo = steps.filter((step) => step.kind === kind).map(({ id }) => id)
  for (let to = todo.pop(); to !== undefined; to = todo.pop())
    for (const link of links)
      if (link.to === to && !reached.has(link.from)) {
        reached.add(link.from)
        todo.push(link.from)
      }
  return reached
}

const inBoth = (title: LanguageText) => ({ sv: say(title, 'sv')?.text ?? '', en: say(title, 'en')?.text ?? '' })
