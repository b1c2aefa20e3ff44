import type { Db } from '../../db/open.ts'
import { historyOf } from '../../history/read.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, withText } from '../../kernel/language-text.ts'
import { may as mayOrganisation } from '../../organisations/access.ts'
import { namesOf, organisationsCalled } from '../../organisations/find.ts'
import { eventOf } from '../../organisations/history/telling.ts'
import { mergeEdits } from '../../organisations/merge-edits.ts'
import { namesIn } from '../../organisations/names.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { commonNeedsOf, findCommonNeed, membersOf } from './common-need.ts'
import { findNeed, initiativesOfNeed, listNeeds } from './find.ts'
import { answerProposal, changeCommonNeed, joinCommonNeed, leaveCommonNeed, proposeCommonNeed } from './join.ts'
import { addNeed, changeNeed, closeNeed, publishNeed } from './keep.ts'
import { matchesOf, mostText } from './matches.ts'
import type { Need } from './need.ts'
import { needTelling } from './telling.ts'
import { type CommonReturned, commonNeedPage } from './views/common.tsx'
import { editPage, inputOf, typedValues, valuesOf, wasIn } from './views/edit.tsx'
import { explorePage, matchesFragment } from './views/explore.tsx'
import { askedBy, columnNames, listAsRows, needsPage, perPage } from './views/list.tsx'
import { needHistoryPage, needPage, type Returned } from './views/need.tsx'
import { demandWriteSomewhere, mayWriteSomewhere, writesFor } from './where.ts'
import { words } from './words.ts'

const one = '/needs/:id{[0-9]+}'
const common = '/needs/common/:id{[0-9]+}'

export function needPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const idIn = (visit: Visit) => Number(visit.param('id'))
  const called = async (name: string) => (await organisationsCalled(db, name))[0]?.id

  page(site, '/needs', async (visit) => {
    const actor = actorOf(visit)
    const [found, organisations] = await Promise.all([
      listNeeds(db, actor, { ...askedBy(visit), limit: perPage }),
      organisationsWithNeeds(db),
    ])
    return needsPage(visit, found, organisations, mayWriteSomewhere(actor))
  })

  page(site, '/needs.csv', async (visit) => {
    const { rows } = await listNeeds(db, actorOf(visit), { ...askedBy(visit), page: 1, limit: 100_000 })
    return csvAnswer(visit.words(words).title, [columnNames, ...listAsRows(rows, visit.language)])
  })

  page(site, '/needs/explore', async (visit) => {
    const text = (visit.query.get('text') ?? '').slice(0, mostText)
    return explorePage(visit, text, text === '' ? undefined : await matchesOf(db, actorOf(visit), { text }))
  })

  // For the island that looks while somebody writes. It works something out and keeps nothing, so anybody may ask.
  form(site, '/needs/matches', async (visit, typed) => {
    const fields = typed.text('text') || ['title', 'problem', 'users'].map((name) => typed.text(name)).join('\n')
    const except = Number(visit.query.get('except')) || undefined
    const found = await matchesOf(db, actorOf(visit), { text: fields, themes: typed.all('themes'), ...(except && { except }) })
    return matchesFragment(visit, fields, found, visit.query.has('compact'))
  })

  page(site, '/needs/new', async (visit) => {
    const actor = actorOf(visit)
    demandWriteSomewhere(actor)
    const text = (visit.query.get('text') ?? '').slice(0, mostText)
    const asked = visit.query.get('organisation') ?? ''
    return editPage(visit, {
      organisations: await writesFor(db, actor),
      start: { title: firstSentence(text), problem: text, ...(asked && { organisation: asked }) },
      ...(text !== '' && { matches: await matchesOf(db, actor, { text }) }),
    })
  })

  form(site, '/needs/new', async (visit, typed) => {
    const actor = actorOf(visit)
    demandWriteSomewhere(actor)
    const [values, organisation] = [typedValues(typed), Number(typed.text('organisation'))]
    const back = async (errors: Record<string, string>) =>
      editPage(visit, { organisations: await writesFor(db, actor), state: { values, errors } })
    if (!Number.isInteger(organisation) || organisation < 1) return back({ organisation: visit.words(words).wrong.organisation })
    demand(actor, 'write', organisation)
    const read = await inputOf(visit, values, undefined, called)
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => visit.redirect(`/needs/${await addNeed(db, actor, organisation, read.input)}`, { saved: '1' }),
      (refusal) => back({ title: refusal.detail[visit.language] }),
    )
  })

  page(site, one, (visit) => showNeed(visit))

  page(site, `${one}/change`, async (visit) => {
    const need = await findNeed(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'write', need.organisationId)
    return editPage(visit, { need, names: await namesOf(db, need.affected) })
  })

  form(site, `${one}/change`, async (visit, typed) => {
    const actor = actorOf(visit)
    const need = await findNeed(db, actor, idIn(visit))
    demand(actor, 'write', need.organisationId)
    const [values, version] = [typedValues(typed), Number(typed.text('version'))]
    if (version !== need.version) return bothEdited(visit, typed, need)
    const back = async (errors: Record<string, string>) =>
      editPage(visit, { need, names: await namesOf(db, need.affected), state: { values, errors } })
    const read = await inputOf(visit, values, need, called)
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await changeNeed(db, actor, need.id, read.input, version)
        return visit.redirect(`/needs/${need.id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await findNeed(db, actor, need.id)
        return now.version === version ? back({ title: refusal.detail[visit.language] }) : bothEdited(visit, typed, now)
      },
    )
  })

  form(site, `${one}/publish`, async (visit, typed) =>
    kept(
      async () => {
        await publishNeed(db, actorOf(visit), idIn(visit), Number(typed.text('version')))
        return visit.redirect(`/needs/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => showNeed(visit, { form: 'publish', values: {}, errors: { publish: refusal.detail[visit.language] } }),
    ),
  )

  form(site, `${one}/close`, async (visit, typed) =>
    kept(
      async () => {
        await closeNeed(db, actorOf(visit), idIn(visit), { why: typed.text('why'), version: Number(typed.text('version')) })
        return visit.redirect(`/needs/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => showNeed(visit, { form: 'close', values: typed.values, errors: { why: refusal.detail[visit.language] } }),
    ),
  )

  form(site, `${one}/join`, async (visit, typed) => {
    const others = typed.all('others').map(Number)
    return kept(
      async () =>
        visit.redirect(`/needs/common/${await proposeCommonNeed(db, actorOf(visit), { need: idIn(visit), others })}`, { saved: '1' }),
      (refusal) =>
        showNeed(visit, {
          form: 'join',
          values: {},
          errors: { others: others.length === 0 ? visit.words(words).chooseOne : refusal.detail[visit.language] },
        }),
    )
  })

  page(site, `${one}/history`, async (visit) => {
    const actor = actorOf(visit)
    const need = await findNeed(db, actor, idIn(visit))
    const changes = await historyOf(db, 'need', need.id, 500)
    const names = await namesIn(db, changes, mayOrganisation(actor, 'seePeople', need.organisationId))
    const affected = changes.flatMap(({ before, after }) =>
      [before, after].flatMap((side) => (side as { affected?: number[] } | null)?.affected ?? []),
    )
    const organisations = new Map([...names.organisations, ...(await namesOf(db, [...new Set(affected)]))])
    const shown = { ...names, organisations }
    return needHistoryPage(
      visit,
      need,
      changes.map((change) => eventOf(needTelling, change, visit.language, shown)),
    )
  })

  page(site, common, (visit) => showCommon(visit))

  form(site, `${common}/answer`, async (visit, typed) =>
    kept(
      async () => {
        const verdict = typed.text('verdict') === 'join' ? 'join' : 'decline'
        await answerProposal(db, actorOf(visit), idIn(visit), { need: Number(typed.text('need')), verdict, reason: typed.text('reason') })
        return visit.redirect(`/needs/common/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => showCommon(visit, { form: 'answer', values: typed.values, errors: { answer: refusal.detail[visit.language] } }),
    ),
  )

  form(site, `${common}/join`, async (visit, typed) =>
    kept(
      async () => {
        await joinCommonNeed(db, actorOf(visit), idIn(visit), Number(typed.text('need')))
        return visit.redirect(`/needs/common/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => showCommon(visit, { form: 'join', values: typed.values, errors: { need: refusal.detail[visit.language] } }),
    ),
  )

  form(site, `${common}/leave`, async (visit, typed) => {
    await leaveCommonNeed(db, actorOf(visit), idIn(visit), { need: Number(typed.text('need')), reason: typed.text('reason') })
    return visit.redirect(`/needs/common/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${common}/change`, async (visit, typed) =>
    kept(
      async () => {
        const now = await findCommonNeed(db, idIn(visit))
        const texts = {
          title: withText(now.title, visit.language, typed.text('title').slice(0, 200)),
          description: withText(now.description, visit.language, typed.text('description').slice(0, 10_000)),
        }
        await changeCommonNeed(db, actorOf(visit), now.id, texts, Number(typed.text('version')))
        return visit.redirect(`/needs/common/${now.id}`, { saved: '1' })
      },
      (refusal) => showCommon(visit, { form: 'change', values: typed.values, errors: { title: refusal.detail[visit.language] } }),
    ),
  )

  async function showNeed(visit: Visit, returned?: Returned): Promise<Sheet> {
    const actor = actorOf(visit)
    const need = await findNeed(db, actor, idIn(visit))
    const [names, inCommon, initiatives, matches] = await Promise.all([
      namesOf(db, [need.organisationId, ...need.affected]),
      commonNeedsOf(db, need.id),
      initiativesOfNeed(db, actor, need.id),
      need.closedAt ? undefined : matchesOf(db, actor, { text: textOf(need), themes: need.themes, except: need.id }),
    ])
    return needPage(
      visit,
      {
        need,
        names,
        common: inCommon,
        initiatives,
        matches,
        may: { write: may(actor, 'write', need.organisationId), publish: may(actor, 'publish', need.organisationId) },
      },
      returned,
    )
  }

  async function showCommon(visit: Visit, returned?: CommonReturned): Promise<Sheet> {
    const actor = actorOf(visit)
    const found = await findCommonNeed(db, idIn(visit))
    const [names, members, writes] = await Promise.all([namesOf(db, [found.organisationId]), membersOf(db, found.id), writesFor(db, actor)])
    const known = new Set(members.filter(({ state }) => state === 'joined' || state === 'proposed').map(({ need }) => need))
    // Whoever may write for everybody has no needs of their own to choose among.
    const own =
      writes.length > 20
        ? []
        : await ownNeeds(
            db,
            writes.map(({ id }) => id),
          )
    return commonNeedPage(
      visit,
      {
        common: found,
        holder: names.get(found.organisationId) ?? {},
        members,
        writes: new Set(writes.map(({ id }) => id)),
        own: own.filter(({ id }) => !known.has(id)),
      },
      returned,
    )
  }

  /** The second of two sees both versions, and the form holds what each has changed. */
  async function bothEdited(visit: Visit, typed: Typed, now: Need): Promise<Sheet> {
    const names = await namesOf(db, now.affected)
    const theirs = valuesOf(now, names, visit.language)
    const { organisation: _, ...mine } = typedValues(typed)
    const { merged, edits } = mergeEdits(wasIn(typed, theirs), theirs, mine)
    return editPage(visit, { need: now, names, edits, state: { values: merged, errors: {} } })
  }
}

/** What a need is searched by: in Swedish, for the catalogue is; else in what language there is. */
function textOf({ title, problem, users }: Need): string {
  return [title, problem, users].flatMap((text) => text.sv ?? Object.values(text)[0] ?? []).join('\n')
}

/** What an explored text is called to begin with. */
function firstSentence(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.!?])\s|\n/)
  return first.length <= 100 ? first.replace(/\.$/, '') : ''
}

async function organisationsWithNeeds(db: Db): Promise<{ id: number; name: LanguageText }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where((e) =>
      e.exists(
        e.selectFrom('need').select('need.id').whereRef('organisation_id', '=', 'organisation.id').where('published_at', 'is not', null),
      ),
    )
    .execute()
  return rows.map(({ id, name }) => ({ id, name: name as LanguageText }))
}

async function ownNeeds(db: Db, organisations: readonly number[]): Promise<{ id: number; title: LanguageText }[]> {
  if (organisations.length === 0) return []
  const rows = await db
    .selectFrom('need')
    .select(['id', 'title'])
    .where('organisation_id', 'in', [...organisations])
    .where('published_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where((e) =>
      e.not(e.exists(e.selectFrom('need_joining').select('need_id').whereRef('need_id', '=', 'need.id').where('state', '=', 'joined'))),
    )
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, title }) => ({ id, title: title as LanguageText }))
}
