import { search } from '../../catalogue/search/search.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { mergeEdits } from '../../organisations/merge-edits.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { hitsOf, reuseState } from '../reuse/find.ts'
import { addAlternative } from './add-alternative.ts'
import { type Alternative, alternativeKinds, innovationCases } from './alternative.ts'
import { AlternativeInput } from './alternative-input.ts'
import { changeAlternative } from './change-alternative.ts'
import { type Compared, comparedOf } from './compare.ts'
import { endAlternative } from './end-alternative.ts'
import { entriesNamed, findAlternative, noSuchAlternative } from './find.ts'
import { entriesIn, type FormValues, inputOf, typedValues, valuesOf } from './form-values.ts'
import { refusalsOf } from './gate.ts'
import { gravest } from './risk.ts'
import { comparePage } from './views/compare.tsx'
import { type Editing, formPage } from './views/form.tsx'
import { kindsPage } from './views/kinds.tsx'
import { alternativesPage } from './views/list.tsx'
import { alternativePage } from './views/one.tsx'
import { words } from './words.ts'

const all = '/initiatives/:id{[0-9]+}/alternatives'
const one = `${all}/:alternative{[0-9]+}`

/** The alternatives of an initiative: side by side, one by one, and the forms for them. */
export function alternativePages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const initiativeOf = (visit: Visit) => findInitiative(db, actorOf(visit), Number(visit.param('id')))
  const mayWrite = (visit: Visit, { organisationId, state }: Initiative) =>
    may(actorOf(visit), 'write', organisationId) && state.kind !== 'completed' && state.kind !== 'stopped'

  async function alternativeOf(visit: Visit): Promise<{ initiative: Initiative; alternative: Alternative }> {
    const found = await findAlternative(db, actorOf(visit), Number(visit.param('alternative')))
    if (found.initiative.id !== Number(visit.param('id'))) throw noSuchAlternative(found.alternative.id)
    return found
  }

  page(site, all, async (visit) => {
    const initiative = await initiativeOf(visit)
    const [{ compared }, reuse] = await Promise.all([comparedOf(db, initiative.id), reuseState(db, initiative.id)])
    return alternativesPage(visit, { initiative, compared, reuse, mayWrite: mayWrite(visit, initiative) })
  })

  page(site, `${all}/compare`, async (visit) => {
    const initiative = await initiativeOf(visit)
    return comparePage(visit, { initiative, ...(await comparedOf(db, initiative.id)) })
  })

  page(site, '/initiatives/:id{[0-9]+}/alternatives.csv', async (visit) => {
    const initiative = await initiativeOf(visit)
    const { compared, entries } = await comparedOf(db, initiative.id)
    const named = (ids: readonly number[]) =>
      ids.map((id) => say(entries.get(id)?.title ?? {}, visit.language)?.text ?? String(id)).join('; ')
    return csvAnswer(`${visit.words(words).many} ${initiative.id}`, asRows(visit, compared, named))
  })

  // History knows an alternative by its own number only.
  page(site, '/alternatives/:alternative{[0-9]+}', async (visit) => {
    const { initiative, alternative } = await findAlternative(db, actorOf(visit), Number(visit.param('alternative')))
    return visit.redirect(`/initiatives/${initiative.id}/alternatives/${alternative.id}`)
  })

  page(site, `${all}/new`, async (visit) => {
    const initiative = await initiativeOf(visit)
    demand(actorOf(visit), 'write', initiative.organisationId)
    const reuse = await reuseState(db, initiative.id)
    const kind = alternativeKinds.find((name) => name !== 'nothing' && name === visit.query.get('kind'))
    const innovation = innovationCases.find((name) => name === visit.query.get('innovation')) ?? 'improved'
    if (!kind || refusalsOf({ kind, innovation }, reuse, initiative.id).length > 0) return kindsPage(visit, initiative, reuse)
    const asked = kind === 'innovation' ? (visit.query.get('innovation') ?? '') : ''
    return showForm(visit, { initiative, values: { kind, innovation: asked, openSource: 'unknown' } })
  })

  form(site, `${all}/new`, async (visit, typed) => {
    const initiative = await initiativeOf(visit)
    demand(actorOf(visit), 'write', initiative.organisationId)
    const values = typedValues(typed)
    if (typed.text('do') !== 'save' && typed.text('do') !== '') return moreOf(visit, typed, { initiative, values })
    const read = await readForm(visit, values)
    if ('errors' in read) return showForm(visit, { initiative, values, errors: read.errors })
    return kept(
      async () => {
        const { id } = await addAlternative(db, actorOf(visit), initiative.id, read.input)
        return visit.redirect(`/initiatives/${initiative.id}/alternatives/${id}`, { saved: '1' })
      },
      (refusal) => showForm(visit, { initiative, values, errors: { title: refusal.detail[visit.language] } }),
    )
  })

  page(site, one, async (visit) => {
    const { initiative, alternative } = await alternativeOf(visit)
    const { compared, entries } = await comparedOf(db, initiative.id)
    const latest = compared.find((of) => of.alternative.id === alternative.id)?.latest
    const writes = mayWrite(visit, initiative)
    const chosen = 'alternative' in initiative.state && initiative.state.alternative === alternative.id
    const mayEnd = writes && alternative.kind !== 'nothing' && !chosen
    return alternativePage(visit, { initiative, alternative, latest, entries, mayWrite: writes, mayEnd })
  })

  page(site, `${one}/edit`, async (visit) => {
    const { initiative, alternative } = await alternativeOf(visit)
    demand(actorOf(visit), 'write', initiative.organisationId)
    return showForm(visit, { initiative, alternative, values: valuesOf(alternative, visit.language) })
  })

  form(site, `${one}/edit`, async (visit, typed) => {
    const { initiative, alternative } = await alternativeOf(visit)
    demand(actorOf(visit), 'write', initiative.organisationId)
    const mine = typedValues(typed)
    const was = wasIn(typed.text('was'))
    const version = Number(typed.text('version'))
    if (version !== alternative.version) return bothEdited(visit, initiative, alternative, was, mine)
    if (typed.text('do') !== 'save' && typed.text('do') !== '')
      return moreOf(visit, typed, { initiative, alternative, values: mine, ...(was && { was }) })
    const read = await readForm(visit, mine, alternative)
    if ('errors' in read) return showForm(visit, { initiative, alternative, values: mine, errors: read.errors, ...(was && { was }) })
    return kept(
      async () => {
        await changeAlternative(db, actorOf(visit), alternative.id, read.input, version)
        return visit.redirect(`/initiatives/${initiative.id}/alternatives/${alternative.id}`, { saved: '1' })
      },
      async (refusal) => {
        const { alternative: now } = await findAlternative(db, actorOf(visit), alternative.id)
        if (now.version !== version) return bothEdited(visit, initiative, now, was, mine)
        return showForm(visit, { initiative, alternative, values: mine, errors: { title: refusal.detail[visit.language] } })
      },
    )
  })

  form(site, `${one}/end`, async (visit) => {
    const { initiative, alternative } = await alternativeOf(visit)
    await endAlternative(db, actorOf(visit), alternative.id)
    return visit.redirect(`/initiatives/${initiative.id}/alternatives`, { removed: '1' })
  })

  type Shown = Omit<Editing, 'entries'> & { found?: readonly number[] }

  /** The form, with the entries that one may tick. */
  async function showForm(visit: Visit, { found = [], ...editing }: Shown): Promise<Sheet> {
    const answered = (await hitsOf(db, editing.initiative.id)).flatMap(({ thing, thingId, answer }) =>
      thing === 'entry' && (answer?.verdict === 'use' || answer?.verdict === 'adapt') ? [thingId] : [],
    )
    const ids = [...new Set([...entriesIn(editing.values), ...answered, ...found])]
    const named = await entriesNamed(db, ids)
    const entries = ids.flatMap((id) => {
      const entry = named.get(id)
      return entry ? [{ ...entry, answered: answered.includes(id) }] : []
    })
    return formPage(visit, { ...editing, entries })
  }

  /** Without script: more rows, or hits in the catalogue, and everything that was typed. */
  async function moreOf(visit: Visit, typed: Typed, editing: Shown): Promise<Sheet> {
    const text = typed.text('q')
    if (typed.text('do') === 'rows' || text === '') return showForm(visit, { ...editing, spare: 3 })
    const { hits } = await search(db, { text, language: visit.language, limit: 10 })
    const useful = hits.filter(({ kind }) => !['publisher', 'contact', 'other'].includes(kind)).map(({ id }) => id)
    return showForm(visit, { ...editing, found: useful, searched: { text, found: useful.length } })
  }

  async function bothEdited(
    visit: Visit,
    initiative: Initiative,
    now: Alternative,
    was: FormValues | undefined,
    mine: FormValues,
  ): Promise<Sheet> {
    const theirs = valuesOf(now, visit.language)
    const { merged, edits } = mergeEdits(was ?? theirs, theirs, mine)
    return showForm(visit, { initiative, alternative: now, values: merged, was: theirs, edits })
  }

  async function readForm(
    visit: Visit,
    values: FormValues,
    before?: Alternative,
  ): Promise<{ input: AlternativeInput } | { errors: Record<string, string> }> {
    const t = visit.words(words).wrong
    const named = await entriesNamed(db, entriesIn(values))
    const sorted = { reuses: [] as number[], buildingBlocks: [] as number[], standards: [] as number[] }
    for (const { id, kind } of named.values())
      sorted[kind === 'standard' ? 'standards' : kind === 'building-block' ? 'buildingBlocks' : 'reuses'].push(id)
    const { input, errors: inRows } = inputOf(values, sorted, visit.language, before)
    const errors: Record<string, string> = Object.fromEntries(Object.entries(inRows).map(([name, wrong]) => [name, t[wrong]]))
    if (Object.keys(input.title).length === 0) errors['title'] = t.title
    if (input.kind === 'innovation' && !input.innovation) errors['innovation'] = t.innovation
    if (Object.keys(errors).length > 0) return { errors }
    const read = AlternativeInput.safeParse(input)
    if (read.success) return { input }
    const [field] = read.error.issues[0]!.path.map(String)
    return { errors: { [field === 'description' || field === 'lockIn' || field === 'licence' ? field : 'title']: t.long } }
  }
}

function asRows(visit: Visit, compared: readonly Compared[], named: (ids: readonly number[]) => string): (string | number | null)[][] {
  const t = visit.words(words)
  const text = (of: { readonly [tag: string]: string }) => say(of, visit.language)?.text ?? ''
  return [
    [
      t.title,
      t.kindLabel,
      `${t.npv} (kr)`,
      t.priceYear('').trim(),
      t.bcr,
      t.reuses,
      t.buildingBlocks,
      t.standards,
      t.gravestRisk,
      t.noReturn,
      t.dependencies,
      t.openSource,
      t.licence,
      t.lockIn,
    ],
    ...compared.map(({ alternative: of, latest }) => [
      text(of.title),
      t.kinds[of.kind],
      latest ? Math.round(latest.result.npv) : null,
      latest ? (latest.document.priceYear ?? latest.document.baseYear) : null,
      latest?.result.bcr ?? null,
      named(of.reuses),
      named(of.buildingBlocks),
      named(of.standards),
      gravest(of.risks) ?? null,
      of.noReturn.map(({ what, safeguard }) => [text(what), text(safeguard)].filter(Boolean).join(': ')).join('; '),
      of.dependencies.map(({ what, on }) => [text(what), text(on)].filter(Boolean).join(': ')).join('; '),
      t.openSources[of.openSource],
      of.licence,
      text(of.lockIn),
    ]),
  ]
}

/** What the form showed when it was opened, unless it was tampered with. */
function wasIn(text: string): FormValues | undefined {
  try {
    const was: unknown = JSON.parse(text)
    if (was === null || typeof was !== 'object') return undefined
    return Object.fromEntries(Object.entries(was).map(([key, value]) => [key, String(value)]))
  } catch {
    return undefined
  }
}
