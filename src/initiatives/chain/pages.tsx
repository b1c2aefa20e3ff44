import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { may as mayOfOrganisation } from '../../organisations/access.ts'
import { organisationsCalled } from '../../organisations/find.ts'
import { mergeEdits } from '../../organisations/merge-edits.ts'
import { namesIn } from '../../organisations/names.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findInitiative } from '../find.ts'
import { addStep, changeStep, findStep, moveStep, removeStep, stepVersion } from './edit-chain.ts'
import { chainHistory, chainOf, namesOfBenefits } from './find.ts'
import { benefitRegister } from './register.ts'
import { type StepKind, stepKinds } from './step.ts'
import { chainAsRows, chainPage } from './views/chain-page.tsx'
import { askedBy, perPage, registerAsRows, registerPage } from './views/register.tsx'
import { stepPage } from './views/step-form.tsx'
import { particularsIn, typedStep, typedValues, valuesOf } from './views/typed-step.ts'
import { words } from './words.ts'

const base = '/initiatives/:id{[0-9]+}/benefits'
const initiativeIn = (visit: Visit) => Number(visit.param('id'))
const stepIn = (visit: Visit) => Number(visit.param('step'))
const kindIn = (text: string): StepKind => stepKinds.find((kind) => kind === text) ?? 'activity'

/** The benefit chain of an initiative, and the register of all that are published. */
export function chainPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const shown = async (visit: Visit) => {
    const initiative = await findInitiative(db, actorOf(visit), initiativeIn(visit))
    const chain = await chainOf(db, initiative.id)
    const names = await namesOfBenefits(
      db,
      chain.steps.flatMap(({ benefit }) => (benefit ? [benefit] : [])),
    )
    return { initiative, chain, names }
  }
  const written = async (visit: Visit) => {
    const initiative = await findInitiative(db, actorOf(visit), initiativeIn(visit))
    demand(actorOf(visit), 'write', initiative.organisationId)
    return shown(visit)
  }
  const here = (visit: Visit) => `/initiatives/${initiativeIn(visit)}/benefits`

  page(site, base, async (visit) => {
    const found = await shown(visit)
    const [actor, { id, organisationId, parties }] = [actorOf(visit), found.initiative]
    const readsDrafts = [organisationId, ...parties].some((one) => may(actor, 'readDrafts', one))
    const changes = readsDrafts ? await chainHistory(db, id) : []
    return chainPage(visit, {
      ...found,
      mayWrite: may(actor, 'write', organisationId),
      past: readsDrafts ? { changes, names: await namesIn(db, changes, mayOfOrganisation(actor, 'seePeople', organisationId)) } : undefined,
    })
  })

  page(site, `${base}.csv`, async (visit) => {
    const { initiative, chain, names } = await shown(visit)
    return csvAnswer(visit.words(words).chainOf(say(initiative.title, visit.language)?.text ?? ''), chainAsRows(visit, chain, names))
  })

  const nothing = { fields: {}, dimensions: [], from: [], to: [] }

  page(site, `${base}/new`, async (visit) => {
    const { initiative, chain } = await written(visit)
    return stepPage(visit, { initiative, chain, kind: kindIn(visit.query.get('kind') ?? ''), step: undefined, start: nothing })
  })

  form(site, `${base}/new`, async (visit, typed) => {
    const { initiative, chain } = await written(visit)
    const kind = kindIn(typed.text('kind'))
    const back = (errors: FormState['errors']) =>
      stepPage(visit, { initiative, chain, kind, step: undefined, start: typedValues(typed), state: { values: typed.values, errors } })
    const read = await typedStep(db, visit, typed, kind)
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await addStep(db, actorOf(visit), initiative.id, read.input)
        return visit.redirect(here(visit), { saved: '1' })
      },
      (refusal) => back({ links: refusal.detail[visit.language] }),
    )
  })

  page(site, `${base}/:step{[0-9]+}`, async (visit) => {
    const { initiative, names } = await written(visit)
    const { chain, step } = await findStep(db, initiative.id, stepIn(visit))
    return stepPage(visit, { initiative, chain, kind: step.kind, step, start: valuesOf(step, chain, names, visit.language) })
  })

  form(site, `${base}/:step{[0-9]+}`, async (visit, typed) => {
    const { initiative } = await written(visit)
    const { chain, step } = await findStep(db, initiative.id, stepIn(visit))
    const version = typed.text('version')
    if (version !== stepVersion(chain, step.id)) return bothEdited(visit, typed)
    const read = await typedStep(db, visit, typed, step.kind, step)
    const back = (errors: FormState['errors']) =>
      stepPage(visit, { initiative, chain, kind: step.kind, step, start: typedValues(typed), state: { values: typed.values, errors } })
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await changeStep(db, actorOf(visit), initiative.id, step.id, read.input, version)
        return visit.redirect(here(visit), { saved: '1' })
      },
      (refusal) => (refusal.kind === 'conflict' ? bothEdited(visit, typed) : back({ links: refusal.detail[visit.language] })),
    )
  })

  form(site, `${base}/:step{[0-9]+}/move`, async (visit, typed) => {
    await moveStep(db, actorOf(visit), initiativeIn(visit), stepIn(visit), typed.text('way') === 'up' ? 'up' : 'down')
    return visit.c.redirect(`${visit.to(here(visit))}#step-${stepIn(visit)}`, 303)
  })

  form(site, `${base}/:step{[0-9]+}/remove`, async (visit) => {
    await removeStep(db, actorOf(visit), initiativeIn(visit), stepIn(visit))
    return visit.redirect(here(visit), { saved: '1' })
  })

  const registered = async (visit: Visit, limit: number) => {
    const { organisation: called, page, ...asked } = askedBy(visit)
    const organisation = called === '' ? undefined : (await organisationsCalled(db, called))[0]?.id
    const unknown = called !== '' && organisation === undefined
    const query = { ...asked, page: limit === perPage ? page : 1, limit, ...(organisation && { organisation }) }
    return { unknown, ...(unknown ? { total: 0, rows: [] } : await benefitRegister(db, query)) }
  }

  page(site, '/benefits', async (visit) => registerPage(visit, await registered(visit, perPage)))

  page(site, '/benefits.csv', async (visit) =>
    csvAnswer(visit.words(words).registerTitle, registerAsRows(visit, (await registered(visit, 100_000)).rows)),
  )

  /** The second of two sees how it is saved now, beside what they wrote. */
  async function bothEdited(visit: Visit, typed: Typed) {
    const { initiative, names } = await written(visit)
    const { chain, step } = await findStep(db, initiative.id, stepIn(visit))
    const start = typedValues(typed)
    const theirs = particularsIn(valuesOf(step, chain, names, visit.language), visit, chain)
    const { edits } = mergeEdits(theirs, theirs, particularsIn(start, visit, chain))
    return stepPage(visit, { initiative, chain, kind: step.kind, step, start, edits, state: { values: typed.values, errors: {} } })
  }
}
