import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { namesOf } from '../../organisations/find.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { calculationFactors, type DiscountRate, holdsOn } from '../factors/calculation-factors.ts'
import { calculateApart } from './calculate-apart.ts'
import type { CaseDocument } from './case-document.ts'
import { caseOf } from './cases.ts'
import { errorTexts, findingTexts } from './form/errors.ts'
import { mostItemsInForm, type Values } from './form/fields.ts'
import { documentIn } from './form/read.ts'
import { afterButton } from './form/steps.ts'
import { valuesOf } from './form/values.ts'
import { homeOf, numbersIn, oneCase } from './paths.ts'
import { readCase } from './read-case.ts'
import { saveCase } from './save-case.ts'
import { startDocument, usualRate } from './start-document.ts'
import { type Editing, editPage } from './views/edit.tsx'
import { words } from './words.ts'

// 200 items of 10 years with ranges are some 6 000 fields of some 40 bytes.
const maxBytes = 3_000_000

/** To write a case by hand. Every button sends the whole form, and the page comes back with what was typed. */
export function editPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, `${oneCase}/edit`, async (visit) => {
    const shared = await whatIsEdited(db, actorOf(visit), visit)
    const { latest, others, alternative, initiative } = shared
    if (latest) return editPage(visit, { ...shared, values: startValues(visit, latest.document, shared.rates) })
    const like = others.find((one) => one.latest && one.alternative.id !== alternative.id)
    const usual = shared.rates.find(({ id }) => id === usualRate)
    const { document, lastYear } = startDocument({
      ...(like?.latest && { like: like.latest.document }),
      parties: shared.organisations.filter(({ id }) => [initiative.organisationId, ...initiative.parties].includes(id)),
      rate: usual?.rate ?? 0.035,
      year: new Date().getFullYear(),
    })
    const empty = { ...startValues(visit, document, shared.rates), lastYear: String(lastYear) }
    return editPage(visit, {
      ...shared,
      values: afterButton('add benefit', afterButton('add cost', empty)),
      ...(like && { startedFrom: say(like.alternative.title, visit.language)?.text ?? '' }),
    })
  })

  form(
    site,
    `${oneCase}/edit`,
    async (visit, typed): Promise<Sheet | Response> => {
      const actor = actorOf(visit)
      const shared = await whatIsEdited(db, actor, visit)
      const button = typed.text('do')
      const { values } = typed
      const version = Number(typed.text('version'))
      const back = (more: Partial<Editing>) => editPage(visit, { ...shared, version, values, ...more })
      if (button !== 'save' && button !== 'calculate') return back({ values: afterButton(button, values) })
      const { document, errors } = documentIn(values, visit.language, shared.rates)
      if (Object.keys(errors).length > 0) return back({ errors: errorTexts(values, errors, visit.language), status: 422 })
      try {
        const read = readCase(document)
        if (button === 'calculate') return back({ calculated: { document: read, result: await calculateApart(read) } })
        await saveCase(db, actor, shared.alternative.id, read, { version, reason: typed.text('reason') }, new Date())
        return visit.redirect(homeOf(shared.initiative.id, shared.alternative.id), { saved: '1' })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.kind === 'invalid') return back({ errors: refusalTexts(values, error, visit), status: 422 })
        if (error.kind === 'too-many-requests') return back({ errors: { items: error.detail[visit.language] }, status: 422 })
        if (error.kind !== 'conflict') throw error
        const now = await whatIsEdited(db, actor, visit)
        return editPage(visit, {
          ...now,
          values,
          ...(now.latest && { meanwhile: { saved: now.latest, mine: readCase(document) } }),
          status: 409,
        })
      }
    },
    { maxBytes },
  )
}

const refusalTexts = (values: Values, problem: Problem, visit: Visit) =>
  problem.findings.length > 0 ? findingTexts(values, problem.findings, visit.language) : { items: problem.detail[visit.language] }

/** The form holds the rate that the document has: a factor that has another rate today is not what it was calculated with. */
function startValues(visit: Visit, document: CaseDocument, rates: readonly DiscountRate[]): Values {
  const factor = rates.find(({ id }) => id === document.rateFactor)
  const { rateFactor: _, ...without } = document
  return valuesOf(factor?.rate === document.rate ? document : without, visit.language)
}

async function whatIsEdited(db: Db, actor: Actor, visit: Visit) {
  const at = numbersIn(visit)
  const found = await caseOf(db, actor, at.initiative, at.alternative)
  demand(actor, 'write', found.initiative.organisationId)
  const { latest } = found
  if (latest && latest.document.items.length > mostItemsInForm) throw tooLarge(latest.document.items.length)
  const own = [found.initiative.organisationId, ...found.initiative.parties, ...Object.values(latest?.document.organisations ?? {})]
  const [names, indicators] = await Promise.all([
    namesOf(db, [...new Set(own)]),
    db.selectFrom('indicator').select(['id', 'name']).where('ended_at', 'is', null).orderBy('id').limit(500).execute(),
  ])
  const named = (name: unknown) => say(name as LanguageText, visit.language)?.text ?? ''
  const today = new Date().toISOString().slice(0, 10)
  const rates = calculationFactors().rates.filter((one) => one.id === latest?.document.rateFactor || holdsOn(one, today))
  return {
    ...found,
    version: latest?.version ?? 0,
    rates,
    organisations: [...names].map(([id, name]) => ({ id, name: named(name) })),
    indicators: indicators.map(({ id, name }) => ({ id, name: named(name) })),
  }
}

const tooLarge = (items: number) => new Problem('invalid', { sv: words.sv.tooLargeForForm(items), en: words.en.tooLargeForForm(items) })
