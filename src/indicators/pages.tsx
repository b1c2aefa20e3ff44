import type { Db } from '../db/open.ts'
import { historyOf } from '../history/read.ts'
import { whoDid } from '../history/words.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/language-text.ts'
import { may as mayOfOrganisation } from '../organisations/access.ts'
import { dayOf, findOrganisation, organisationsCalled } from '../organisations/find.ts'
import { mergeEdits } from '../organisations/merge-edits.ts'
import { namesIn } from '../organisations/names.ts'
import type { Particulars } from '../organisations/particulars.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import { kept } from '../web/answers.ts'
import type { FormState } from '../web/form-state.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Typed } from '../web/typed.ts'
import type { Visit } from '../web/visit.ts'
import { demand, may } from './access.ts'
import { changeIndicator, defineIndicator, endIndicator } from './define.ts'
import { findIndicator, latestByOrganisation, listIndicators, revisionsOf, seriesOf } from './find.ts'
import { importPages } from './import/pages.tsx'
import type { Indicator } from './indicator.ts'
import { organisationTyped } from './organisation-typed.ts'
import { mayReport, reportValues } from './report.ts'
import { typedNumber } from './typed-number.ts'
import { editPage, typedIndicator, typedValues, valuesOf } from './views/edit.tsx'
import { indicatorPage } from './views/indicator.tsx'
import { askedBy, indicatorsPage, listAsRows, perPage } from './views/list.tsx'
import { words } from './words.ts'

const one = '/indicators/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))
const today = () => dayOf(new Date())

export function indicatorPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const listed = async (visit: Visit, limit: number) => {
    const { text, organisation: called, freshness, all, page } = askedBy(visit)
    const organisation = called === '' ? undefined : (await organisationsCalled(db, called))[0]?.id
    const unknown = called !== '' && organisation === undefined
    const asked = {
      text,
      all,
      page: limit === perPage ? page : 1,
      limit,
      ...(organisation && { organisation }),
      ...(freshness && { freshness }),
    }
    return { unknown, ...(unknown ? { total: 0, rows: [] } : await listIndicators(db, asked, today())) }
  }

  page(site, '/indicators', async (visit) =>
    indicatorsPage(visit, {
      ...(await listed(visit, perPage)),
      mayDefine: mayAnywhere(actorOf(visit), 'define'),
      mayReport: mayAnywhere(actorOf(visit), 'report'),
    }),
  )

  page(site, '/indicators.csv', async (visit) =>
    csvAnswer(visit.words(words).title, listAsRows(visit, (await listed(visit, 100_000)).rows)),
  )

  importPages(site, { db, actorOf })

  page(site, '/indicators/new', (visit) => {
    demandAnywhere(actorOf(visit), 'define')
    return editPage(visit, { keeper: (visit.query.get('organisation') ?? '').slice(0, 300) })
  })

  form(site, '/indicators/new', async (visit, typed) => {
    const organisation = await organisationTyped(db, typed.text('organisation'))
    demand(actorOf(visit), 'define', organisation ?? null)
    const read = typedIndicator(visit, typed, organisation)
    if ('errors' in read) return editPage(visit, { state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => visit.redirect(`/indicators/${await defineIndicator(db, actorOf(visit), read.input)}`, { saved: '1' }),
      (refusal) => editPage(visit, { state: { values: typed.values, errors: { code: refusal.detail[visit.language] } } }),
    )
  })

  page(site, one, (visit) => show(visit))

  page(site, `${one}/values.csv`, async (visit) => {
    const indicator = await findIndicator(db, idIn(visit))
    const t = visit.words(words)
    const { rows } = await revisionsOf(db, indicator.id, { limit: 1_000_000 })
    return csvAnswer(say(indicator.name, visit.language)?.text ?? t.title, [
      [t.indicator, t.aboutWhom, t.period, t.value, t.revision, t.source, t.note, t.when, t.who],
      ...rows.map((row) => [
        indicator.code ?? indicator.id,
        row.organisation ? (say(row.organisation, visit.language)?.text ?? '') : t.together,
        row.period,
        row.value,
        row.revision,
        row.source ?? indicator.source,
        row.note,
        row.at.toISOString(),
        whoDid({ actor: row.actor }, visit.language),
      ]),
    ])
  })

  form(site, `${one}/values`, async (visit, typed) => {
    const t = visit.words(words)
    const indicator = await findIndicator(db, idIn(visit))
    const organisation = await organisationTyped(db, typed.text('organisation'))
    demandReport(actorOf(visit), indicator, organisation ?? null)
    const written = typed.text('value')
    const value = /^[-–—]$/.test(written) ? null : typedNumber(written)
    const back = (errors: FormState['errors']) => show(visit, { values: typed.values, errors })
    const errors = {
      ...(organisation === undefined && { organisation: t.wrong['organisation'] }),
      ...(typed.text('period') === '' && { period: t.why.period('', indicator.frequency) }),
      ...(value === undefined && { value: t.wrong['value'] }),
    }
    if (Object.keys(errors).length > 0) return back(errors)
    const input = {
      organisation: organisation!,
      period: typed.text('period'),
      value: value!,
      ...(typed.text('source') !== '' && { source: typed.text('source').slice(0, 500) }),
      ...(typed.text('note') !== '' && { note: typed.text('note').slice(0, 2000) }),
    }
    return kept(
      async () => {
        const counts = await reportValues(db, actorOf(visit), indicator.id, [input])
        const reported = (['added', 'revised', 'withdrawn'] as const).find((outcome) => counts[outcome] > 0) ?? 'unchanged'
        return visit.redirect(`/indicators/${indicator.id}`, { reported, organisation: organisation ?? undefined })
      },
      (refusal) => {
        const fix = refusal.findings[0]?.fix[visit.language]
        return back({ period: fix ? `${refusal.detail[visit.language]} ${fix}` : refusal.detail[visit.language] })
      },
    )
  })

  page(site, `${one}/change`, async (visit) => {
    const indicator = await changeable(visit)
    return editPage(visit, { indicator, keeper: await keeperName(visit, indicator) })
  })

  form(site, `${one}/change`, async (visit, typed) => {
    const indicator = await changeable(visit)
    const organisation = await organisationTyped(db, typed.text('organisation'))
    const version = Number(typed.text('version'))
    const keeper = await keeperName(visit, indicator)
    if (version !== indicator.version) return bothEdited(visit, typed, indicator, keeper)
    const read = typedIndicator(visit, typed, organisation, indicator)
    if ('errors' in read) return editPage(visit, { indicator, keeper, state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => {
        await changeIndicator(db, actorOf(visit), indicator.id, read.input, version)
        return visit.redirect(`/indicators/${indicator.id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await findIndicator(db, indicator.id)
        if (now.version !== version) return bothEdited(visit, typed, now, await keeperName(visit, now))
        return editPage(visit, { indicator, keeper, state: { values: typed.values, errors: { code: refusal.detail[visit.language] } } })
      },
    )
  })

  form(site, `${one}/end`, async (visit) => {
    await endIndicator(db, actorOf(visit), idIn(visit))
    return visit.redirect(`/indicators/${idIn(visit)}`, { saved: '1' })
  })

  async function changeable(visit: Visit): Promise<Indicator> {
    const indicator = await findIndicator(db, idIn(visit))
    demand(actorOf(visit), 'define', indicator.organisationId)
    return indicator
  }

  async function keeperName(visit: Visit, { organisationId }: Indicator): Promise<string> {
    return organisationId === null ? '' : (say((await findOrganisation(db, organisationId)).name, visit.language)?.text ?? '')
  }

  async function show(visit: Visit, returned?: FormState): Promise<Sheet> {
    const indicator = await findIndicator(db, idIn(visit))
    const actor = actorOf(visit)
    const [latest, revisions, changes, keeper] = await Promise.all([
      latestByOrganisation(db, indicator.id),
      revisionsOf(db, indicator.id, { limit: 200 }),
      historyOf(db, 'indicator', indicator.id),
      indicator.organisationId === null ? undefined : findOrganisation(db, indicator.organisationId),
    ])
    const asked = visit.query.get('organisation')
    const shown = latest.find(({ organisationId }) => String(organisationId ?? 'together') === asked) ?? latest[0]
    const seePeople = mayOfOrganisation(actor, 'seePeople', indicator.organisationId)
    const said = revisions.rows.map(({ actor }) => ({ actor, before: null, after: null }))
    return indicatorPage(
      visit,
      {
        indicator,
        keeper: keeper?.name,
        latest,
        shown: shown && { organisation: shown.organisationId, name: shown.name },
        series: shown ? await seriesOf(db, indicator.id, shown.organisationId) : [],
        revisions,
        changes,
        names: await namesIn(db, [...changes, ...said], seePeople),
        today: today(),
        mayReport: may(actor, 'report', indicator.organisationId)
          ? 'all'
          : indicator.organisationId === null && mayAnywhere(actor, 'report')
            ? 'own'
            : undefined,
        mayDefine: may(actor, 'define', indicator.organisationId),
      },
      returned,
    )
  }
}

/** In the node or in some organisation: then the page is worth showing, and the use case says for whom. */
const mayAnywhere = (actor: Actor, action: 'define' | 'report'): boolean =>
  may(actor, action) ||
  ((actor.kind === 'person' || actor.kind === 'key') &&
    actor.grants.some(({ scope }) => scope.kind === 'organisation' && may(actor, action, scope.id)))

const demandAnywhere = (actor: Actor, action: 'define' | 'report'): void => {
  if (!mayAnywhere(actor, action)) demand(actor, action)
}

const demandReport = (actor: Actor, indicator: Indicator, about: number | null): void => {
  if (!mayReport(actor, indicator, about)) demand(actor, 'report', indicator.organisationId ?? about)
}

/** The second of two sees both versions, and the form holds what each has changed. */
function bothEdited(visit: Visit, typed: Typed, now: Indicator, keeper: string): Sheet {
  const theirs = valuesOf(now, keeper, visit.language)
  const { merged, edits } = mergeEdits(wasIn(typed, theirs), theirs, typedValues(typed))
  return editPage(visit, { indicator: now, keeper, edits, state: { values: merged, errors: {} } })
}

/** What the form showed when it was opened; a form that was tampered with began from what is saved now. */
function wasIn(typed: Typed, otherwise: Particulars): Particulars {
  try {
    const was: unknown = JSON.parse(typed.text('was'))
    return was !== null && typeof was === 'object'
      ? Object.fromEntries(Object.entries(was).map(([key, value]) => [key, String(value)]))
      : otherwise
  } catch {
    return otherwise
  }
}
