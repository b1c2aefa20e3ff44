import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { dayOf, namesOf } from '../../organisations/find.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findInitiative, noSuchInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { twoVersions, wasIn } from '../views/two-versions.tsx'
import { type EntryKind, entryKinds, standingOf } from './entry.ts'
import { entriesOf, groupsOf } from './find.ts'
import { isInside } from './is-inside.ts'
import { addEntry, changeEntry, endEntry, findEntry } from './keep-entry.ts'
import { addGroup, changeGroup, endGroup, findGroup } from './keep-group.ts'
import { pulsesOf, resultsOf } from './pulse/find.ts'
import { closePulse, findPulse, openPulse } from './pulse/keep-pulse.ts'
import { answerPages } from './pulse/pages.tsx'
import { changePage } from './views/change.tsx'
import {
  entryFields,
  entryPage,
  entryTyped,
  entryValues,
  groupFields,
  groupPage,
  groupValues,
  pulsePage,
  typedEntry,
  typedGroup,
  typedPulse,
} from './views/forms.tsx'
import { words } from './words.ts'

type ChangePages = { db: Db; actorOf: (visit: Visit) => Actor; baseUrl: string; now?: () => Date }

const tab = '/initiatives/:id{[0-9]+}/change'
const group = `${tab}/groups/:group{[0-9]+}`
const entry = `${tab}/entries/:entry{[0-9]+}`

/** The people whose work an initiative changes: who they are, how they take part, and whether they are ready. */
export function changePages(site: Site, { db, actorOf, baseUrl, now = () => new Date() }: ChangePages): void {
  const today = () => dayOf(now())
  const idIn = (visit: Visit) => Number(visit.param('id'))
  const saved = (visit: Visit) => visit.redirect(`/initiatives/${idIn(visit)}/change`, { saved: '1' })

  answerPages(site, { db, now })

  page(site, tab, async (visit) => {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, idIn(visit))
    const inside = isInside(actor, initiative)
    const [groups, entries, pulses] = await Promise.all([
      groupsOf(db, initiative.id),
      entriesOf(db, initiative.id),
      inside ? pulsesOf(db, initiative.id) : [],
    ])
    return changePage(visit, {
      initiative,
      groups,
      organisations: await namesOf(db, [...new Set(groups.flatMap(({ organisationId }) => organisationId ?? []))]),
      entries: entries.filter(({ kind }) => inside || kind !== 'acceptance'),
      pulses,
      results: await resultsOf(db, pulses, today()),
      today: today(),
      baseUrl,
      inside,
      mayLead: may(actor, 'leadChange', initiative.organisationId),
    })
  })

  page(site, `${tab}.csv`, async (visit) => {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, idIn(visit))
    const inside = isInside(actor, initiative)
    const [groups, entries] = await Promise.all([groupsOf(db, initiative.id), entriesOf(db, initiative.id)])
    const t = visit.words(words)
    const text = (of: LanguageText) => say(of, visit.language)?.text ?? ''
    return csvAnswer(`${t.title} ${text(initiative.title)}`, [
      [t.title, t.involvement.on, t.involvement.says, t.involvement.how, t.concerned, t.standing, t.involvement.doneOn, t.level],
      ...entries
        .filter(({ kind }) => inside || kind !== 'acceptance')
        .map((entry) => [
          t[entry.kind].title,
          entry.on,
          text(entry.says),
          text(entry.how),
          groups
            .filter(({ id }) => entry.groups.includes(id))
            .map(({ name }) => text(name))
            .join(', '),
          entry.kind === 'acceptance' ? null : t.standings[standingOf(entry, today())],
          entry.doneOn,
          entry.level,
        ]),
    ])
  })

  page(site, `${tab}/groups/new`, async (visit) => showGroup(visit, await leading(visit)))

  form(site, `${tab}/groups/new`, async (visit, typed) => {
    const initiative = await leading(visit)
    const read = typedGroup(visit, typed)
    if ('errors' in read) return showGroup(visit, initiative, { state: { values: typed.values, errors: read.errors } })
    await addGroup(db, actorOf(visit), initiative.id, read.input)
    return saved(visit)
  })

  page(site, group, async (visit) => showGroup(visit, await leading(visit), await groupIn(visit)))

  form(site, group, async (visit, typed) => {
    const initiative = await leading(visit)
    const { group } = await groupIn(visit)
    const version = Number(typed.text('version'))
    const both = async () => {
      const { group: now } = await groupIn(visit)
      const theirs = groupValues(now, visit)
      const { values, edits } = twoVersions(groupFields, wasIn(typed.text('was'), theirs), theirs, typed.values)
      return showGroup(visit, initiative, { group: now, state: { values, errors: {} }, both: edits })
    }
    if (version !== group.version) return both()
    const read = typedGroup(visit, typed, group)
    if ('errors' in read) return showGroup(visit, initiative, { group, state: { values: typed.values, errors: read.errors } })
    return kept(async () => {
      await changeGroup(db, actorOf(visit), group.id, read.input, version)
      return saved(visit)
    }, both)
  })

  form(site, `${group}/end`, async (visit) => {
    await endGroup(db, actorOf(visit), (await groupIn(visit)).group.id, now())
    return saved(visit)
  })

  page(site, `${tab}/entries/new`, async (visit) =>
    showEntry(visit, await leading(visit), { kind: kindIn(visit.query.get('kind')), state: undefined }),
  )

  form(site, `${tab}/entries/new`, async (visit, typed) => {
    const initiative = await leading(visit)
    const kind = kindIn(visit.query.get('kind'))
    const read = typedEntry(visit, typed, kind)
    const back = (errors: FormState['errors']) => showEntry(visit, initiative, { kind, state: { values: entryTyped(typed), errors } })
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await addEntry(db, actorOf(visit), initiative.id, read.input)
        return saved(visit)
      },
      (refusal) => back({ groups: refusal.detail[visit.language] }),
    )
  })

  page(site, entry, async (visit) => {
    const initiative = await leading(visit)
    const { entry } = await entryIn(visit)
    return showEntry(visit, initiative, { kind: entry.kind, entry, state: undefined })
  })

  form(site, entry, async (visit, typed) => {
    const initiative = await leading(visit)
    const { entry } = await entryIn(visit)
    const { kind } = entry
    const version = Number(typed.text('version'))
    const both = async () => {
      const { entry: now } = await entryIn(visit)
      const theirs = entryValues(now, visit)
      const { values, edits } = twoVersions(entryFields, wasIn(typed.text('was'), theirs), theirs, entryTyped(typed))
      return showEntry(visit, initiative, { kind, entry: now, state: { values, errors: {} }, both: edits })
    }
    const back = (errors: FormState['errors']) =>
      showEntry(visit, initiative, { kind, entry, state: { values: entryTyped(typed), errors } })
    if (version !== entry.version) return both()
    const read = typedEntry(visit, typed, kind, entry)
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await changeEntry(db, actorOf(visit), entry.id, read.input, version)
        return saved(visit)
      },
      (refusal) => (refusal.kind === 'conflict' ? both() : back({ groups: refusal.detail[visit.language] })),
    )
  })

  form(site, `${entry}/end`, async (visit) => {
    await endEntry(db, actorOf(visit), (await entryIn(visit)).entry.id, now())
    return saved(visit)
  })

  page(site, `${tab}/pulses/new`, async (visit) => pulsePage(visit, { initiative: await leading(visit), today: today() }))

  form(site, `${tab}/pulses/new`, async (visit, typed) => {
    const initiative = await leading(visit)
    const read = typedPulse(visit, typed)
    const back = (errors: FormState['errors']) => pulsePage(visit, { initiative, today: today(), state: { values: typed.values, errors } })
    if ('errors' in read) return back(read.errors)
    return kept(
      async () => {
        await openPulse(db, actorOf(visit), initiative.id, read.input)
        return saved(visit)
      },
      (refusal) => back({ title: refusal.detail[visit.language] }),
    )
  })

  form(site, `${tab}/pulses/:pulse{[0-9]+}/close`, async (visit) => {
    const { pulse, initiative } = await findPulse(db, actorOf(visit), Number(visit.param('pulse')))
    if (initiative.id !== idIn(visit)) throw noSuchInitiative(idIn(visit))
    await closePulse(db, actorOf(visit), pulse.id, now())
    return saved(visit)
  })

  async function leading(visit: Visit): Promise<Initiative> {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'leadChange', initiative.organisationId)
    return initiative
  }

  /** What belongs to another initiative is not there. */
  async function groupIn(visit: Visit) {
    const found = await findGroup(db, actorOf(visit), Number(visit.param('group')))
    return found.initiative.id === idIn(visit) ? found : findGroup(db, actorOf(visit), 0)
  }

  async function entryIn(visit: Visit) {
    const found = await findEntry(db, actorOf(visit), Number(visit.param('entry')))
    return found.initiative.id === idIn(visit) ? found : findEntry(db, actorOf(visit), 0)
  }

  async function showGroup(
    visit: Visit,
    initiative: Initiative,
    { group, state, both }: Partial<Pick<Parameters<typeof groupPage>[1], 'group' | 'state' | 'both'>> = {},
  ): Promise<Sheet> {
    const places = [initiative.organisationId, ...initiative.parties, ...(group?.organisationId ? [group.organisationId] : [])]
    return groupPage(visit, {
      initiative,
      organisations: await namesOf(db, [...new Set(places)]),
      ...(group && { group }),
      ...(state && { state }),
      ...(both && { both }),
    })
  }

  async function showEntry(
    visit: Visit,
    initiative: Initiative,
    { kind, entry, state, both }: Pick<Parameters<typeof entryPage>[1], 'kind' | 'entry' | 'both'> & { state: FormState | undefined },
  ): Promise<Sheet> {
    return entryPage(visit, {
      initiative,
      kind,
      groups: await groupsOf(db, initiative.id),
      today: today(),
      ...(entry && { entry }),
      ...(state && { state }),
      ...(both && { both }),
    })
  }
}

const kindIn = (text: string | null): EntryKind => entryKinds.find((kind) => kind === text) ?? 'involvement'
