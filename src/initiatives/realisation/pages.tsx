import type { Db } from '../../db/open.ts'
import { may as mayDecide } from '../../decisions/access.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { EvidenceKinds } from '../../kernel/evidence.ts'
import { type LanguageText, say, withText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { may as mayOrganisation } from '../../organisations/access.ts'
import { dayOf, namesOf, peopleNamed } from '../../organisations/find.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findInitiative } from '../find.ts'
import { twoVersions, wasIn } from '../views/two-versions.tsx'
import { attentionOf } from './attention.ts'
import { changeEvaluation, evaluate, evaluationsOf, findEvaluation, publishLessons } from './evaluation.ts'
import { type BenefitRealisation, findBenefit, realisationsOf, reportsOf } from './find.ts'
import { followUp, sumOf } from './follow-up.ts'
import { followUpDecisionsOf, prepareFollowUpDecision, purposes } from './follow-up-decisions.ts'
import { keepPlan } from './keep-plan.ts'
import { findLessons } from './lessons.ts'
import { reportValue } from './report-value.ts'
import { benefitPage } from './views/benefit.tsx'
import { evaluationFields, evaluationPage, evaluationValues, typedEvaluation } from './views/evaluation-form.tsx'
import { askedIn as followUpAsked, followUpPage } from './views/follow-up.tsx'
import { askedIn as lessonsAsked, lessonsPage, perPage } from './views/lessons.tsx'
import { numberIn } from './views/numbers.ts'
import { planFields, planPage, planValues, typedPlan } from './views/plan-form.tsx'
import { realisationPage } from './views/realisation.tsx'
import { words } from './words.ts'
import { kronor, worthByYear, worthOf, worthSoFar } from './worth.ts'

type RealisationPages = { db: Db; actorOf: (visit: Visit) => Actor; kinds: EvidenceKinds; now?: () => Date }

const tab = '/initiatives/:id{[0-9]+}/realisation'
const one = `${tab}/:benefit{[0-9]+}`
const evaluation = `${tab}/evaluations/:evaluation{[0-9]+}`

/** How benefits come home: of an initiative, of one benefit, of all; and what was learnt. */
export function realisationPages(site: Site, { db, actorOf, kinds, now = () => new Date() }: RealisationPages): void {
  const today = () => dayOf(now())
  const idIn = (visit: Visit) => Number(visit.param('id'))
  const home = (visit: Visit) => `/initiatives/${idIn(visit)}/realisation`
  const saved = (visit: Visit, path: string) => visit.redirect(path, { saved: '1' })

  page(site, tab, async (visit) => {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, idIn(visit))
    const [benefits, evaluations, decisions] = await Promise.all([
      realisationsOf(db, [initiative.id], today()),
      evaluationsOf(db, [initiative.id]),
      followUpDecisionsOf(db, actor, initiative),
    ])
    const since = 'on' in initiative.state ? initiative.state.on : today()
    return realisationPage(visit, {
      initiative,
      benefits: benefits.map((benefit) => ({ ...benefit, attention: attentionOf(benefit, { today: today(), months: 12, since }) })),
      soFar: sumOf(benefits.map((benefit) => worthSoFar(benefit, today()))),
      years: worthByYear(benefits),
      evaluations,
      decisions,
      may: {
        report: may(actor, 'reportBenefits', initiative.organisationId),
        publish: may(actor, 'publish', initiative.organisationId),
        decide: mayDecide(actor, 'write', initiative.organisationId),
      },
    })
  })

  page(site, `${tab}.csv`, async (visit) => {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    const t = visit.words(words)
    const title = say(initiative.title, visit.language)?.text ?? ''
    const benefits = await realisationsOf(db, [initiative.id], today())
    return csvAnswer(`${t.title} ${title}`, [
      [t.benefit, t.period, t.expected, t.realised, t.unit, t.kronor, t.priceYearField, t.reason, t.source],
      ...benefits.flatMap((benefit) =>
        benefit.rows.map((row) => [
          say(benefit.title, visit.language)?.text ?? '',
          row.period,
          row.expected,
          row.realised,
          benefit.of.unit,
          kronor(worthOf(row.realised, benefit.plan, benefit.of)),
          benefit.plan?.priceYear ?? null,
          say(row.reason, visit.language)?.text ?? '',
          row.source,
        ]),
      ),
    ])
  })

  page(site, one, (visit) => showBenefit(visit))

  form(site, `${one}/values`, async (visit, typed) => {
    const actor = actorOf(visit)
    const { initiative, benefit } = await benefitIn(visit)
    demand(actor, 'reportBenefits', initiative.organisationId)
    const t = visit.words(words).wrong
    const value = typed.text('value') === '' ? null : numberIn(typed.text('value'), visit.language)
    const period = typed.text('period')
    const errors = {
      ...(value === undefined && { value: t.value }),
      ...(!benefit.rows.some((row) => row.period === period) && { period: t.period }),
      ...(typed.text('reason').length > 2000 && { reason: t.reason }),
    }
    const back = (wrong: FormState['errors']) => showBenefit(visit, { values: typed.values, errors: wrong })
    if (Object.keys(errors).length > 0) return back(errors)
    const before = benefit.rows.find((row) => row.period === period)!
    const reason = withText(before.reason, visit.language, typed.text('reason'))
    return kept(
      async () => {
        await reportValue(db, actor, benefit.id, { period, value: value!, source: typed.text('source'), reason }, now())
        return saved(visit, `${home(visit)}/${benefit.id}`)
      },
      (refusal) => back({ [refusal.findings[0]?.field?.slice(1) ?? 'value']: refusal.detail[visit.language] }),
    )
  })

  page(site, `${one}/plan`, async (visit) => {
    const { initiative } = await benefitIn(visit)
    demand(actorOf(visit), 'reportBenefits', initiative.organisationId)
    return showPlan(visit)
  })

  form(site, `${one}/plan`, async (visit, typed) => {
    const actor = actorOf(visit)
    const { initiative, benefit } = await benefitIn(visit)
    demand(actor, 'reportBenefits', initiative.organisationId)
    const version = Number(typed.text('version'))
    if (version !== (benefit.plan?.version ?? 0)) return bothPlans(visit, typed)
    const read = typedPlan(visit, typed)
    if ('errors' in read) return showPlan(visit, { values: typed.values, errors: read.errors })
    return kept(
      async () => {
        await keepPlan(db, actor, benefit.id, read.input, version, now())
        return saved(visit, `${home(visit)}/${benefit.id}`)
      },
      (refusal) =>
        refusal.kind === 'conflict'
          ? bothPlans(visit, typed)
          : showPlan(visit, { values: typed.values, errors: { owner: refusal.detail[visit.language] } }),
    )
  })

  form(site, `${tab}/decisions`, async (visit, typed) => {
    const purpose = purposes.find((known) => known === typed.text('purpose'))
    if (!purpose) throw new Problem('invalid', { sv: 'Välj att fortsätta, ändra eller stoppa.', en: 'Choose to continue, change or stop.' })
    return visit.redirect(
      `/decisions/${await prepareFollowUpDecision(db, actorOf(visit), idIn(visit), { purpose, kinds, today: today() })}`,
    )
  })

  page(site, `${tab}/evaluations/new`, async (visit) => {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'reportBenefits', initiative.organisationId)
    return evaluationPage(visit, { initiative, today: today() })
  })

  form(site, `${tab}/evaluations/new`, async (visit, typed) => {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'reportBenefits', initiative.organisationId)
    const read = typedEvaluation(visit, typed)
    if ('errors' in read) return evaluationPage(visit, { initiative, today: today(), state: { values: typed.values, errors: read.errors } })
    await evaluate(db, actorOf(visit), initiative.id, read.input)
    return saved(visit, home(visit))
  })

  page(site, evaluation, async (visit) => {
    const { initiative, evaluation } = await evaluationIn(visit)
    demand(actorOf(visit), 'reportBenefits', initiative.organisationId)
    return evaluationPage(visit, { initiative, evaluation, today: today() })
  })

  form(site, evaluation, async (visit, typed) => {
    const actor = actorOf(visit)
    const { initiative, evaluation } = await evaluationIn(visit)
    demand(actor, 'reportBenefits', initiative.organisationId)
    const version = Number(typed.text('version'))
    if (version !== evaluation.version) return bothEvaluations(visit, typed)
    const read = typedEvaluation(visit, typed, evaluation)
    if ('errors' in read)
      return evaluationPage(visit, { initiative, evaluation, today: today(), state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => {
        await changeEvaluation(db, actor, evaluation.id, read.input, version)
        return saved(visit, home(visit))
      },
      () => bothEvaluations(visit, typed),
    )
  })

  form(site, `${evaluation}/lessons`, async (visit, typed) => {
    const { evaluation } = await evaluationIn(visit)
    await publishLessons(db, actorOf(visit), evaluation.id, typed.text('publish') === 'yes')
    return saved(visit, home(visit))
  })

  page(site, '/follow-up', async (visit) =>
    followUpPage(visit, await followUp(db, actorOf(visit), { ...followUpAsked(visit), today: today() })),
  )

  page(site, '/follow-up.csv', async (visit) => {
    const { initiatives } = await followUp(db, actorOf(visit), { ...followUpAsked(visit), today: today() })
    const t = visit.words(words)
    const text = (of: LanguageText) => say(of, visit.language)?.text ?? ''
    return csvAnswer(t.followUp, [
      [
        t.initiative,
        t.organisation,
        t.benefit,
        t.progress,
        t.owner,
        t.target,
        t.unit,
        t.targetOnShort,
        t.soFarExpected,
        t.soFarRealised,
        t.attentionTitle,
      ],
      ...initiatives.flatMap(({ initiative, organisation, benefits, attention }) => {
        const flaws = (of: typeof attention) => of.map((flaw) => t.attention[flaw]).join(', ')
        const first = [text(initiative.title), text(organisation)]
        return [
          ...(benefits.length === 0 || attention.length > 0 ? [[...first, ...Array(8).fill(null), flaws(attention)]] : []),
          ...benefits.map(({ title, progress, of, soFar, attention }) => [
            ...first,
            text(title),
            t.progresses[progress],
            of.owner,
            of.target,
            of.unit,
            of.targetOn,
            kronor(soFar.expected),
            kronor(soFar.realised),
            flaws(attention),
          ]),
        ]
      }),
    ])
  })

  page(site, '/lessons', async (visit) => lessonsPage(visit, await findLessons(db, { ...lessonsAsked(visit), limit: perPage })))

  page(site, '/lessons.csv', async (visit) => {
    const { rows } = await findLessons(db, { text: lessonsAsked(visit).text, limit: 100_000 })
    const t = visit.words(words)
    const text = (of: LanguageText) => say(of, visit.language)?.text ?? ''
    return csvAnswer(t.lessonsTitle, [
      [t.initiative, t.organisation, t.evaluatedOn, t.evaluatedBy, t.effectiveness, t.efficiency, t.lessons],
      ...rows.map((row) => [
        text(row.title),
        text(row.organisation),
        row.evaluatedOn,
        row.evaluatedBy,
        t.verdicts[row.effectiveness],
        t.verdicts[row.efficiency],
        text(row.lessons),
      ]),
    ])
  })

  /** A benefit under an initiative that it does not belong to is not there. */
  async function benefitIn(visit: Visit) {
    const found = await findBenefit(db, actorOf(visit), Number(visit.param('benefit')), today())
    if (found.initiative.id !== idIn(visit)) await findBenefit(db, actorOf(visit), 0, today())
    return found
  }

  async function evaluationIn(visit: Visit) {
    const evaluation = await findEvaluation(db, actorOf(visit), Number(visit.param('evaluation')))
    if (evaluation.initiativeId !== idIn(visit)) await findEvaluation(db, actorOf(visit), 0)
    return { evaluation, initiative: await findInitiative(db, actorOf(visit), evaluation.initiativeId) }
  }

  async function showBenefit(visit: Visit, state?: FormState): Promise<Sheet> {
    const actor = actorOf(visit)
    const { initiative, benefit } = await benefitIn(visit)
    const reports = await reportsOf(db, benefit.id)
    const people = reports.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.person] : []))
    const owner = benefit.of.ownerOrganisationId
    const indicator = benefit.of.indicatorId
    return benefitPage(visit, {
      initiative,
      benefit,
      reports,
      people: mayOrganisation(actor, 'seePeople', initiative.organisationId) ? await peopleNamed(db, [...new Set(people)]) : new Map(),
      owner: owner === null ? undefined : (await namesOf(db, [owner])).get(owner),
      indicator: indicator === null ? undefined : (await indicators(indicator))[0]?.name,
      today: today(),
      mayReport: may(actor, 'reportBenefits', initiative.organisationId),
      ...(state && { state }),
    })
  }

  async function showPlan(visit: Visit, state?: FormState, both?: Parameters<typeof planPage>[1]['both']): Promise<Sheet> {
    const { initiative, benefit } = await benefitIn(visit)
    const names = await namesOf(db, places(initiative, benefit))
    return planPage(visit, {
      initiative,
      benefit,
      organisations: [...names].map(([id, name]) => ({ id, name })),
      indicators: await indicators(),
      ...(state && { state }),
      ...(both && { both }),
    })
  }

  async function bothPlans(visit: Visit, typed: Typed): Promise<Sheet> {
    const { initiative, benefit } = await benefitIn(visit)
    const theirs = planValues(benefit, initiative, visit.language)
    const { values, edits } = twoVersions(planFields, wasIn(typed.text('was'), theirs), theirs, typed.values)
    return showPlan(visit, { values, errors: {} }, edits)
  }

  async function bothEvaluations(visit: Visit, typed: Typed): Promise<Sheet> {
    const { initiative, evaluation } = await evaluationIn(visit)
    const theirs = evaluationValues(evaluation, visit)
    const { values, edits } = twoVersions(evaluationFields, wasIn(typed.text('was'), theirs), theirs, typed.values)
    return evaluationPage(visit, { initiative, evaluation, today: today(), state: { values, errors: {} }, both: edits })
  }

  async function indicators(only?: number): Promise<{ id: number; name: LanguageText }[]> {
    const rows = await db
      .selectFrom('indicator')
      .select(['id', 'name'])
      .where((e) => (only === undefined ? e('ended_at', 'is', null) : e('id', '=', only)))
      .orderBy('id')
      .limit(1000)
      .execute()
    return rows.map(({ id, name }) => ({ id, name: name as LanguageText }))
  }
}

/** Where an owner can be: with those who take part, and where it is now. */
const places = ({ organisationId, parties }: { organisationId: number; parties: readonly number[] }, { of, plan }: BenefitRealisation) => [
  ...new Set(
    [organisationId, ...parties, of.ownerOrganisationId, plan?.indicatorOrganisationId ?? null].filter((id): id is number => id !== null),
  ),
]
