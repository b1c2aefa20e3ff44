import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { kept } from '../../web/answers.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import type { Criterion } from './criterion.ts'
import { candidatesOf, findPortfolio } from './find.ts'
import { removeFromPortfolio, scoreInitiative } from './items.ts'
import { changePortfolio } from './keep.ts'
import type { Portfolio } from './portfolio.ts'
import type { Candidate } from './prioritise.ts'
import { criteriaPage, criterionPage, typedCriterion, typedWeights } from './views/criteria.tsx'
import { itemPage, typedItem } from './views/item.tsx'

const one = '/portfolios/:id{[0-9]+}'

/** By what initiatives are weighed, and what each is worth. */
export function scorePages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, `${one}/criteria`, async (visit) => criteriaPage(visit, await changed(visit)))

  form(site, `${one}/criteria`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const version = Number(typed.text('version'))
    const both = (now: Portfolio) => criteriaPage(visit, now, { bothSaved: true, state: { values: typed.values, errors: {} } })
    if (version !== portfolio.version) return both(portfolio)
    const read = typedWeights(visit, typed, portfolio)
    if ('errors' in read) return criteriaPage(visit, portfolio, { state: { values: typed.values, errors: read.errors } })
    return kept(
      () => keepCriteria(visit, portfolio, read.criteria, version),
      async () => both(await changed(visit)),
    )
  })

  page(site, `${one}/criteria/new`, async (visit) => criterionPage(visit, await changed(visit), undefined))
  page(site, `${one}/criteria/:key{[a-z][a-z0-9-]*}`, async (visit) => {
    const portfolio = await changed(visit)
    return criterionPage(visit, portfolio, criterionIn(portfolio, visit))
  })

  form(site, `${one}/criteria/:key{[a-z][a-z0-9-]*}`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const before = visit.param('key') === 'new' ? undefined : criterionIn(portfolio, visit)
    const version = Number(typed.text('version'))
    const both = (now: Portfolio) =>
      criterionPage(
        visit,
        now,
        now.criteria.find(({ key }) => key === before?.key),
        { bothSaved: true, state: { values: typed.values, errors: {} } },
      )
    if (version !== portfolio.version) return both(portfolio)
    const read = typedCriterion(visit, typed, portfolio, before)
    if ('errors' in read) return criterionPage(visit, portfolio, before, { state: { values: typed.values, errors: read.errors } })
    const criteria = before
      ? portfolio.criteria.map((criterion) => (criterion.key === before.key ? read.criterion : criterion))
      : [...portfolio.criteria, read.criterion]
    return kept(
      () => keepCriteria(visit, portfolio, criteria, version),
      async () => both(await changed(visit)),
    )
  })

  form(site, `${one}/criteria/:key{[a-z][a-z0-9-]*}/remove`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const { key } = criterionIn(portfolio, visit)
    const criteria = portfolio.criteria.filter((criterion) => criterion.key !== key)
    return kept(
      () => keepCriteria(visit, portfolio, criteria, Number(typed.text('version'))),
      async (refusal) =>
        criteriaPage(visit, await changed(visit), {
          state: { values: {}, errors: { [`points-${portfolio.criteria[0]!.key}`]: refusal.detail[visit.language] } },
        }),
    )
  })

  page(site, `${one}/initiatives/:initiative{[0-9]+}`, async (visit) => {
    const portfolio = await changed(visit)
    return itemPage(visit, portfolio, await candidateIn(visit, portfolio))
  })

  form(site, `${one}/initiatives/:initiative{[0-9]+}`, async (visit, typed) => {
    const portfolio = await changed(visit)
    const candidate = await candidateIn(visit, portfolio)
    const version = Number(typed.text('version'))
    const state = { values: typed.values, errors: {} }
    if (version !== candidate.version) return itemPage(visit, portfolio, candidate, { bothSaved: true, state })
    const read = typedItem(visit, typed, portfolio, candidate)
    if ('errors' in read) return itemPage(visit, portfolio, candidate, { state: { ...state, errors: read.errors } })
    return kept(
      async () => {
        await scoreInitiative(db, actorOf(visit), portfolio.id, candidate.id, read.input, version)
        return visit.redirect(`/portfolios/${portfolio.id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await candidateIn(visit, portfolio)
        const bothSaved = now.version !== version
        return itemPage(visit, portfolio, now, {
          bothSaved,
          state: bothSaved ? state : { ...state, errors: { gate: refusal.detail[visit.language] } },
        })
      },
    )
  })

  form(site, `${one}/initiatives/:initiative{[0-9]+}/remove`, async (visit) => {
    await removeFromPortfolio(db, actorOf(visit), Number(visit.param('id')), Number(visit.param('initiative')))
    return visit.redirect(`/portfolios/${Number(visit.param('id'))}`, { saved: '1' })
  })

  async function changed(visit: Visit): Promise<Portfolio> {
    const portfolio = await findPortfolio(db, actorOf(visit), Number(visit.param('id')))
    demand(actorOf(visit), 'prioritise', portfolio.organisationId)
    return portfolio
  }

  async function keepCriteria(visit: Visit, { id, title, description, budget }: Portfolio, criteria: Criterion[], version: number) {
    const input = { title, description, budget: budget === null ? null : budget / 100, criteria }
    await changePortfolio(db, actorOf(visit), id, input, version)
    return visit.redirect(`/portfolios/${id}/criteria`, { saved: '1' })
  }

  async function candidateIn(visit: Visit, portfolio: Portfolio): Promise<Candidate> {
    const { candidates } = await candidatesOf(db, actorOf(visit), portfolio)
    const found = candidates.find((candidate) => String(candidate.id) === visit.param('initiative'))
    if (!found)
      throw new Problem('not-found', {
        sv: 'Initiativet är inte med i portföljen. Lägg till det först.',
        en: 'The initiative is not in the portfolio. Add it first.',
      })
    return found
  }
}

function criterionIn({ criteria }: Portfolio, visit: Visit): Criterion {
  const found = criteria.find(({ key }) => key === visit.param('key'))
  if (!found)
    throw new Problem('not-found', {
      sv: 'Portföljen har inget sådant kriterium. Se listan över kriterier.',
      en: 'The portfolio has no such criterion. See the list of criteria.',
    })
  return found
}
