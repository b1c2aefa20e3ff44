import type { Db } from '../../db/open.ts'
import { historyOf } from '../../history/read.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { kronorOf, öreOf } from '../../kernel/money.ts'
import { namesOf } from '../../organisations/find.ts'
import { eventOf } from '../../organisations/history/telling.ts'
import { namesIn } from '../../organisations/names.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { formatDate } from '../../web/format.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import {
  candidatesOf,
  choosableFor,
  findPortfolio,
  initiativesNamed,
  listPortfolios,
  organisationsToPrioritise,
  scenariosOf,
} from './find.ts'
import { addToPortfolio } from './items.ts'
import { addPortfolio, changePortfolio, endPortfolio, publishPortfolio } from './keep.ts'
import type { Portfolio } from './portfolio.ts'
import { type Prioritised, prioritise } from './prioritise.ts'
import { rankingRows } from './ranking-rows.ts'
import { addScenario, removeScenario } from './scenarios.ts'
import { scorePages } from './score-pages.tsx'
import { initiativesIn, inNames, portfolioTelling } from './telling.ts'
import { typedNumber } from './views/amounts.ts'
import { balancePage } from './views/balance.tsx'
import { budgetPage } from './views/budget.tsx'
import { choosePage } from './views/choose.tsx'
import { editPortfolioPage, typedPortfolio } from './views/edit.tsx'
import type { Shown } from './views/frame.tsx'
import { portfolioHistoryPage } from './views/history.tsx'
import { perPage, portfoliosPage } from './views/list.tsx'
import { partiesPage } from './views/parties.tsx'
import { rankingPage } from './views/ranking.tsx'
import { type ReturnedScenario, scenariosPage, typedScenario } from './views/scenarios.tsx'
import { sensitivityPage } from './views/sensitivity.tsx'
import { words } from './words.ts'

const one = '/portfolios/:id{[0-9]+}'

/** Initiatives weighed against each other: the portfolios, and the parts of each. */
export function portfolioPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, '/portfolios', async (visit) => {
    const at = Math.min(10_000, Math.max(1, Number.parseInt(visit.query.get('page') ?? '1', 10) || 1))
    const found = await listPortfolios(db, actorOf(visit), { page: at, limit: perPage })
    const mayAdd = (await organisationsToPrioritise(db, actorOf(visit))).length > 0
    return portfoliosPage(visit, { ...found, page: at, mayAdd })
  })

  page(site, '/portfolios.csv', async (visit) => {
    const t = visit.words(words)
    const { rows } = await listPortfolios(db, actorOf(visit), { limit: 100_000 })
    const text = (of: LanguageText) => say(of, visit.language)?.text ?? ''
    return csvAnswer(t.title, [
      [t.name, t.organisation, t.initiatives, `${t.budget} (kr)`, t.changed],
      ...rows.map((row) => [
        text(row.title),
        text(row.organisation),
        row.initiatives,
        row.budget === null ? '' : kronorOf(row.budget),
        formatDate(row.changedAt),
      ]),
    ])
  })

  page(site, '/portfolios/new', (visit) => newPage(visit))

  form(site, '/portfolios/new', async (visit, typed) => {
    const organisation = Number(typed.text('organisation'))
    const t = visit.words(words)
    const organisations = await organisationsToPrioritise(db, actorOf(visit))
    const read = typedPortfolio(visit, typed)
    const wrongOrganisation = !Number.isInteger(organisation) || organisation < 1 || organisation >= 2 ** 31
    if (wrongOrganisation || organisations.length === 0) demand(actorOf(visit), 'prioritise', organisations[0]?.id ?? null)
    if ('errors' in read || wrongOrganisation) {
      const errors = { ...('errors' in read && read.errors), ...(wrongOrganisation && { organisation: t.wrong.organisation }) }
      return newPage(visit, { values: typed.values, errors })
    }
    const id = await addPortfolio(db, actorOf(visit), { ...read.input, organisation })
    return visit.redirect(`/portfolios/${id}`, { saved: '1' })
  })

  page(site, one, async (visit) => rankingPage(visit, await shownOf(visit)))
  page(site, `${one}/sensitivity`, async (visit) => sensitivityPage(visit, await shownOf(visit)))
  page(site, `${one}/balance`, async (visit) => balancePage(visit, await shownOf(visit)))

  page(site, `${one}/budget`, async (visit) => {
    const typed = visit.query.get('budget')
    const shown = await shownOf(visit)
    if (!typed || !shown.result) return budgetPage(visit, shown)
    const kronor = typedNumber(typed, visit.language)
    if (kronor === undefined || kronor < 0 || kronor > 1e11)
      return budgetPage(visit, shown, { typed, error: visit.words(words).wrong.budget })
    const budget = öreOf(kronor)
    if (budget === shown.result.within.budget) return budgetPage(visit, shown)
    const { portfolio, scenario } = shown
    const { candidates } = await candidatesOf(db, actorOf(visit), portfolio)
    const result = prioritise({ ...portfolio, budget }, candidates, scenario && { ...scenario, budget })
    return budgetPage(visit, { ...shown, result }, { typed, budget })
  })

  page(site, `${one}/parties`, async (visit) => {
    const shown = await shownOf(visit)
    const names = await partyNames(shown.result)
    return partiesPage(visit, shown, (key) => names.get(key) ?? {})
  })

  page(site, `${one}/scenarios`, (visit) => showScenarios(visit))

  form(site, `${one}/scenarios`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const read = typedScenario(visit, typed, portfolio)
    if ('errors' in read)
      return showScenarios(visit, { values: typed.values, errors: read.errors, excluded: typed.all('excluded').map(Number) })
    await addScenario(db, actorOf(visit), portfolio.id, read.input)
    return visit.redirect(`/portfolios/${portfolio.id}/scenarios`, { saved: '1' })
  })

  form(site, `${one}/scenarios/:scenario{[0-9]+}/remove`, async (visit) => {
    await removeScenario(db, actorOf(visit), idIn(visit), Number(visit.param('scenario')))
    return visit.redirect(`/portfolios/${idIn(visit)}/scenarios`, { saved: '1' })
  })

  page(site, `${one}/history`, async (visit) => {
    const shown = await shownOf(visit)
    const seePeople = may(actorOf(visit), 'readDrafts', shown.portfolio.organisationId)
    const changes = await historyOf(db, 'portfolio', shown.portfolio.id, 500)
    const names = await namesIn(db, changes, seePeople)
    const text = (of: LanguageText) => say(of, visit.language)?.text ?? ''
    const known = await initiativesNamed(db, actorOf(visit), changes.flatMap(initiativesIn))
    const titles = new Map([...known].map(([id, title]) => [id, text(title)]))
    const criteria = new Map(shown.portfolio.criteria.map(({ key, name }) => [key, text(name)]))
    const told = changes.flatMap((change) => inNames(change, titles, criteria) ?? [])
    return portfolioHistoryPage(
      visit,
      shown,
      told.map((change) => eventOf(portfolioTelling, change, visit.language, names)),
    )
  })

  page(site, `${one}/ranking.csv`, async (visit) => {
    const { portfolio, result } = await shownOf(visit)
    return csvAnswer(say(portfolio.title, visit.language)?.text ?? '', rankingRows(result, visit.language))
  })

  page(site, `${one}/change`, async (visit) => editPortfolioPage(visit, { portfolio: await changed(visit) }))

  form(site, `${one}/change`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const version = Number(typed.text('version'))
    const both = (now: Portfolio) =>
      editPortfolioPage(visit, { portfolio: now, bothSaved: true, state: { values: typed.values, errors: {} } })
    if (version !== portfolio.version) return both(portfolio)
    const read = typedPortfolio(visit, typed, portfolio)
    if ('errors' in read) return editPortfolioPage(visit, { portfolio, state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => {
        await changePortfolio(db, actorOf(visit), portfolio.id, read.input, version)
        return visit.redirect(`/portfolios/${portfolio.id}`, { saved: '1' })
      },
      async () => both(await findPortfolio(db, actorOf(visit), portfolio.id)),
    )
  })

  form(site, `${one}/publish`, async (visit, typed) => {
    await publishPortfolio(db, actorOf(visit), idIn(visit), typed.text('published') === 'yes')
    return visit.redirect(`/portfolios/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${one}/end`, async (visit) => {
    await endPortfolio(db, actorOf(visit), idIn(visit))
    return visit.redirect('/portfolios', { ended: '1' })
  })

  page(site, `${one}/initiatives`, (visit) => choose(visit))

  form(site, `${one}/initiatives`, async (visit, typed) => {
    const { id } = await changed(visit)
    const chosen = typed.all('initiative').map(Number).filter(Number.isInteger)
    if (chosen.length === 0) return choose(visit, visit.words(words).wrong.initiatives)
    return kept(
      async () => {
        await addToPortfolio(db, actorOf(visit), id, chosen)
        return visit.redirect(`/portfolios/${id}`, { saved: '1' })
      },
      (refusal) => choose(visit, refusal.detail[visit.language]),
    )
  })

  scorePages(site, { db, actorOf })

  const idIn = (visit: Visit) => Number(visit.param('id'))

  async function newPage(visit: Visit, state?: FormState): Promise<Sheet> {
    const organisations = await organisationsToPrioritise(db, actorOf(visit))
    if (organisations.length === 0) demand(actorOf(visit), 'prioritise')
    return editPortfolioPage(visit, { organisations, ...(state && { state }) })
  }

  /** The portfolio, for whoever may change it. */
  async function changed(visit: Visit): Promise<Portfolio> {
    const portfolio = await findPortfolio(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'prioritise', portfolio.organisationId)
    return portfolio
  }

  async function shownOf(visit: Visit): Promise<Shown> {
    const actor = actorOf(visit)
    const portfolio = await findPortfolio(db, actor, idIn(visit))
    const [{ candidates, hidden }, scenarios] = await Promise.all([candidatesOf(db, actor, portfolio), scenariosOf(db, portfolio.id)])
    const scenario = scenarios.find(({ id }) => String(id) === visit.query.get('scenario'))
    return {
      portfolio,
      hidden,
      scenarios,
      ...(scenario && { scenario }),
      result: candidates.length === 0 ? null : prioritise(portfolio, candidates, scenario),
      mayChange: may(actor, 'prioritise', portfolio.organisationId),
    }
  }

  async function showScenarios(visit: Visit, returned?: ReturnedScenario): Promise<Sheet> {
    const shown = await shownOf(visit)
    const { candidates } = await candidatesOf(db, actorOf(visit), shown.portfolio)
    const compared = [undefined, ...shown.scenarios].map((scenario) => ({
      scenario,
      result: prioritise(shown.portfolio, candidates, scenario),
    }))
    return scenariosPage(visit, shown, compared, candidates, returned)
  }

  async function choose(visit: Visit, error?: string): Promise<Sheet> {
    const portfolio = await changed(visit)
    const text = (visit.query.get('q') ?? '').trim().slice(0, 200)
    return choosePage(visit, portfolio, await choosableFor(db, actorOf(visit), portfolio, text), text, error)
  }

  async function partyNames(result: Prioritised | null): Promise<Map<string, LanguageText>> {
    const parties = [...(result?.candidates.values() ?? [])].flatMap(({ figures }) => figures?.parties ?? [])
    const known = await namesOf(db, [...new Set(parties.flatMap(({ organisationId }) => organisationId ?? []))])
    return new Map(parties.map(({ key, name, organisationId }) => [key, known.get(organisationId ?? 0) ?? { '': name }]))
  }
}
