import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../organisations/find.ts'
import { demand, may } from '../access.ts'
import { findInitiative } from '../find.ts'
import {
  AffectedGroupDetails,
  ChangeEntryDetails,
  entryOut,
  exampleEntry,
  exampleGroup,
  examplePulse,
  groupOut,
  PulseDetails,
  pulseOut,
} from './change-json.ts'
import { EntryInput } from './entry.ts'
import { entriesOf, groupsOf } from './find.ts'
import { GroupInput } from './group.ts'
import { isInside } from './is-inside.ts'
import { addEntry, changeEntry, endEntry, findEntry } from './keep-entry.ts'
import { addGroup, changeGroup, endGroup, findGroup } from './keep-group.ts'
import { pulsesOf, resultsOf } from './pulse/find.ts'
import { closePulse, findPulse, openPulse } from './pulse/keep-pulse.ts'
import { PulseInput } from './pulse/pulse.ts'

const InitiativePath = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })
const GroupPath = z.object({ affectedGroup: idIn({ sv: 'Gruppens nummer.', en: 'The number of the group.' }) })
const EntryPath = z.object({ changeEntry: idIn({ sv: 'Nummer i förändringsarbetet.', en: 'The number in the work of change.' }) })
const PulsePath = z.object({ pulse: idIn({ sv: 'Pulsens nummer.', en: 'The number of the pulse.' }) })
const exampleNewGroup = { name: exampleGroup.name, organisation: 17, people: 14, impact: 'much', changes: exampleGroup.changes } as const
const exampleNewEntry = { kind: 'involvement' as const, says: exampleEntry.says, how: exampleEntry.how, groups: [3], on: '2027-02-10' }

/** The work of change. A pulse is answered on its page and nowhere else: a key would say who answers. */
export function changeRoutes(api: Api): void {
  const group = 'initiatives'
  const groupNow = {
    description: { sv: 'Gruppen som den är nu.', en: 'The group as it is now.' },
    schema: AffectedGroupDetails,
    example: exampleGroup,
  }
  const entryNow = {
    description: { sv: 'Som det är nu.', en: 'As it is now.' },
    schema: ChangeEntryDetails,
    example: exampleEntry,
  }
  const pulseNow = {
    description: { sv: 'Pulsen som den är nu.', en: 'The pulse as it is now.' },
    schema: PulseDetails,
    example: examplePulse,
  }

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/affected-groups',
      id: 'listAffectedGroups',
      group,
      summary: { sv: 'Lista vilka som berörs', en: 'List those affected' },
      description: { sv: 'Grupper vars arbete ändras, och hur mycket.', en: 'Groups whose work changes, and how much.' },
      params: InitiativePath,
      query: z.object({ ...pageQuery }),
      answer: {
        description: { sv: 'Grupperna.', en: 'The groups.' },
        schema: pageOf(AffectedGroupDetails),
        example: { items: [exampleGroup], total: 1, links: { self: '/allmanning/v1/initiatives/12/affected-groups' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const { id } = await findInitiative(db, actor, params.initiative)
      return { body: paged(address, query, slice((await groupsOf(db, id)).map(groupOut), query)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/affected-groups',
      id: 'addAffectedGroup',
      group,
      summary: { sv: 'Lägg till en grupp som berörs', en: 'Add a group that is affected' },
      description: { sv: 'Skriv om grupper, aldrig om enskilda personer.', en: 'Write of groups, never of single persons.' },
      params: InitiativePath,
      json: { schema: GroupInput.meta({ id: 'NewAffectedGroup' }), example: exampleNewGroup },
      answer: { ...groupNow, status: 201, description: { sv: 'Gruppen finns.', en: 'The group is there.' } },
    },
    async ({ db, actor, params, body }) => {
      const added = await readGroup(db, { affectedGroup: await addGroup(db, actor, params.initiative, body!) }, actor)
      return { body: added, headers: { Location: added.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/affected-groups/{affectedGroup}',
      id: 'getAffectedGroup',
      group,
      summary: { sv: 'Läs om en grupp som berörs', en: 'Read about a group that is affected' },
      description: { sv: 'Svarets ETag behövs för att ändra den.', en: 'The ETag of the answer is needed for changing it.' },
      params: GroupPath,
      answer: { ...groupNow, description: { sv: 'Gruppen.', en: 'The group.' } },
    },
    async ({ db, actor, params }) => ({ body: await readGroup(db, params, actor) }),
  )

  route(
    api,
    {
      method: 'put',
      path: '/affected-groups/{affectedGroup}',
      id: 'changeAffectedGroup',
      group,
      summary: { sv: 'Ändra en grupp som berörs', en: 'Change a group that is affected' },
      description: { sv: 'Skicka alla uppgifter.', en: 'Send all of it.' },
      params: GroupPath,
      json: { schema: GroupInput.meta({ id: 'AffectedGroupChange' }), example: exampleNewGroup },
      current: async (db, params, actor) => {
        await db.selectFrom('affected_group').select('id').where('id', '=', params.affectedGroup).forUpdate().execute()
        return readGroup(db, params, actor)
      },
      answer: groupNow,
    },
    async ({ db, actor, params, body }) => {
      const { version } = (await findGroup(db, actor, params.affectedGroup)).group
      await changeGroup(db, actor, params.affectedGroup, body!, version)
      return { body: await readGroup(db, params, actor) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/affected-groups/{affectedGroup}',
      id: 'endAffectedGroup',
      group,
      summary: { sv: 'Ta bort en grupp som berörs', en: 'Remove a group that is affected' },
      description: { sv: 'Historiken har den kvar.', en: 'History keeps it.' },
      params: GroupPath,
      answer: { ...groupNow, description: { sv: 'Gruppen som den var.', en: 'The group as it was.' } },
    },
    async ({ db, actor, params }) => {
      const before = await readGroup(db, params, actor)
      await endGroup(db, actor, params.affectedGroup, new Date())
      return { body: before }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/change-entries',
      id: 'listChangeEntries',
      group,
      summary: { sv: 'Läs förändringsarbetet', en: 'Read the work of change' },
      description: {
        sv: 'Aktiviteter och kompetensbehov i tidsordning. Anteckningar om motstånd och acceptans läses bara av dem som har en roll i organisationerna.',
        en: 'Activities and needs for competence, by day. Notes on resistance and acceptance only for those with a role in the organisations.',
      },
      params: InitiativePath,
      query: z.object({ ...pageQuery }),
      answer: {
        description: { sv: 'Förändringsarbetet.', en: 'The work of change.' },
        schema: pageOf(ChangeEntryDetails),
        example: { items: [exampleEntry], total: 1, links: { self: '/allmanning/v1/initiatives/12/change-entries' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const initiative = await findInitiative(db, actor, params.initiative)
      const inside = isInside(actor, initiative)
      const entries = (await entriesOf(db, initiative.id)).filter(({ kind }) => inside || kind !== 'acceptance')
      return { body: paged(address, query, slice(entries.map(entryOut), query)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/change-entries',
      id: 'addChangeEntry',
      group,
      summary: { sv: 'Lägg till i förändringsarbetet', en: 'Add to the work of change' },
      description: {
        sv: 'En aktivitet, ett kompetensbehov eller en anteckning om hur förändringen tas emot.',
        en: 'An activity, a need for competence, or a note on how the change is received.',
      },
      params: InitiativePath,
      json: { schema: EntryInput.meta({ id: 'NewChangeEntry' }), example: exampleNewEntry },
      answer: { ...entryNow, status: 201, description: { sv: 'Det finns.', en: 'It is there.' } },
    },
    async ({ db, actor, params, body }) => {
      const added = await readEntry(db, { changeEntry: await addEntry(db, actor, params.initiative, body!) }, actor)
      return { body: added, headers: { Location: added.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/change-entries/{changeEntry}',
      id: 'getChangeEntry',
      group,
      summary: { sv: 'Läs en del av förändringsarbetet', en: 'Read a part of the work of change' },
      description: { sv: 'Svarets ETag behövs för att ändra den.', en: 'The ETag of the answer is needed for changing it.' },
      params: EntryPath,
      answer: entryNow,
    },
    async ({ db, actor, params }) => ({ body: await readEntry(db, params, actor) }),
  )

  route(
    api,
    {
      method: 'put',
      path: '/change-entries/{changeEntry}',
      id: 'changeChangeEntry',
      group,
      summary: { sv: 'Ändra en del av förändringsarbetet', en: 'Change a part of the work of change' },
      description: { sv: 'Skicka alla uppgifter. Sorten går inte att ändra.', en: 'Send all of it. Its kind stays what it was.' },
      params: EntryPath,
      json: { schema: EntryInput.meta({ id: 'ChangeEntryChange' }), example: exampleNewEntry },
      current: async (db, params, actor) => {
        await db.selectFrom('change_entry').select('id').where('id', '=', params.changeEntry).forUpdate().execute()
        return readEntry(db, params, actor)
      },
      answer: entryNow,
    },
    async ({ db, actor, params, body }) => {
      const { version } = (await findEntry(db, actor, params.changeEntry)).entry
      await changeEntry(db, actor, params.changeEntry, body!, version)
      return { body: await readEntry(db, params, actor) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/change-entries/{changeEntry}',
      id: 'endChangeEntry',
      group,
      summary: { sv: 'Ta bort ur förändringsarbetet', en: 'Remove from the work of change' },
      description: { sv: 'Historiken har det kvar.', en: 'History keeps it.' },
      params: EntryPath,
      answer: { ...entryNow, description: { sv: 'Som det var.', en: 'As it was.' } },
    },
    async ({ db, actor, params }) => {
      const before = await readEntry(db, params, actor)
      await endEntry(db, actor, params.changeEntry, new Date())
      return { body: before }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/pulses',
      id: 'listPulses',
      group,
      forSome: true,
      summary: { sv: 'Läs pulser och deras resultat', en: 'Read pulses and their results' },
      description: {
        sv: 'Kräver en roll i någon av organisationerna. Resultat finns när pulsen har stängt, och bara där tillräckligt många har svarat.',
        en: 'Takes a role in one of the organisations. There is a result once the pulse has closed, and only where enough have answered.',
      },
      params: InitiativePath,
      query: z.object({ ...pageQuery }),
      answer: {
        description: { sv: 'Pulserna.', en: 'The pulses.' },
        schema: pageOf(PulseDetails),
        example: { items: [examplePulse], total: 1, links: { self: '/allmanning/v1/initiatives/12/pulses' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const initiative = await findInitiative(db, actor, params.initiative)
      if (!isInside(actor, initiative)) demand(actor, 'readDrafts', initiative.organisationId)
      const pulses = await pulsesOf(db, initiative.id)
      const results = await resultsOf(db, pulses, today())
      const seen = { today: today(), mayLead: may(actor, 'leadChange', initiative.organisationId) }
      return {
        body: paged(
          address,
          query,
          slice(
            pulses.map((pulse) => pulseOut(pulse, results.get(pulse.id), seen)),
            query,
          ),
        ),
      }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/pulses',
      id: 'addPulse',
      group,
      summary: { sv: 'Öppna en puls', en: 'Open a pulse' },
      description: {
        sv: 'Fem fasta frågor till dem som berörs. Svaret har länken att dela ut. Det går bara att svara på sidan, inte genom API:et.',
        en: 'Five fixed questions to those affected. The answer has the link to hand out. It is answered on its page only, not by the API.',
      },
      params: InitiativePath,
      json: {
        schema: PulseInput.meta({ id: 'NewPulse' }),
        example: { title: { sv: 'Före införandet' }, opensOn: '2027-01-10', closesOn: '2027-01-24' },
      },
      refuses: ['conflict'],
      answer: { ...pulseNow, status: 201, description: { sv: 'Pulsen finns.', en: 'The pulse is there.' } },
    },
    async ({ db, actor, params, body }) => {
      const added = await readPulse(db, await openPulse(db, actor, params.initiative, body!), actor)
      return { body: added, headers: { Location: `/allmanning/v1/initiatives/${params.initiative}/pulses` } }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/pulses/{pulse}/endings',
      id: 'closePulse',
      group,
      summary: { sv: 'Stäng en puls före sista dagen', en: 'Close a pulse before its last day' },
      description: { sv: 'Den kan inte öppnas igen.', en: 'It cannot be opened again.' },
      params: PulsePath,
      answer: pulseNow,
    },
    async ({ db, actor, params }) => {
      await closePulse(db, actor, params.pulse, new Date())
      return { body: await readPulse(db, params.pulse, actor) }
    },
  )
}

const today = () => dayOf(new Date())

const readGroup = async (db: Db, { affectedGroup }: { affectedGroup: number }, actor: Actor) =>
  groupOut((await findGroup(db, actor, affectedGroup)).group)
const readEntry = async (db: Db, { changeEntry }: { changeEntry: number }, actor: Actor) =>
  entryOut((await findEntry(db, actor, changeEntry)).entry)

async function readPulse(db: Db, id: number, actor: Actor) {
  const { pulse, initiative } = await findPulse(db, actor, id)
  const results = await resultsOf(db, [pulse], today())
  return pulseOut(pulse, results.get(id), { today: today(), mayLead: may(actor, 'leadChange', initiative.organisationId) })
}
