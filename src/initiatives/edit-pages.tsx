import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/language-text.ts'
import { namesOf, organisationsCalled } from '../organisations/find.ts'
import { mergeEdits } from '../organisations/merge-edits.ts'
import { errorsIn, kept } from '../web/answers.ts'
import type { Choice } from '../web/components/form-field/form-field.tsx'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { demand, may } from './access.ts'
import { addInitiative } from './add-initiative.ts'
import { changeInitiative } from './change-initiative.ts'
import { findInitiative, needNumbers, needsToChoose } from './find.ts'
import { type FormValues, inputOf, linesOf, numbersIn, typedValues, valuesOf } from './form-values.ts'
import { type Initiative, InitiativeInput } from './initiative.ts'
import { editPage } from './views/edit.tsx'
import { words } from './words.ts'

const one = '/initiatives/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))

/** To begin an initiative, from needs or without, and to change what it says. */
export function editPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, '/initiatives/new', async (visit) => {
    const actor = actorOf(visit)
    const asked = visit.query.getAll('need').map(Number)
    const needs = await needsToChoose(db, actor, { numbers: asked.filter((number) => Number.isInteger(number) && number < 2 ** 31) })
    const [first] = needs
    const values = {
      title: first?.title[visit.language] ?? '',
      needs: needs.map(({ id }) => id).join(' '),
      organisation: visit.query.get('organisation') ?? String(first?.organisationId ?? ''),
    }
    return newPage(visit, values)
  })

  form(site, '/initiatives/new', async (visit, typed) => {
    const values = { ...typedValues(typed), organisation: typed.text('organisation') }
    const organisation = Number(values.organisation)
    demand(actorOf(visit), 'write', Number.isInteger(organisation) && organisation > 0 ? organisation : null)
    const read = await readForm(visit, values)
    if ('errors' in read) return newPage(visit, values, read.errors)
    return kept(
      async () => {
        const id = await addInitiative(db, actorOf(visit), { ...read.input, organisation })
        return visit.redirect(`/initiatives/${id}`, { done: 'added' })
      },
      (refusal) => newPage(visit, values, { needs: refusal.detail[visit.language] }),
    )
  })

  page(site, `${one}/edit`, async (visit) => {
    const initiative = await allowed(visit)
    return changePage(visit, initiative, await valuesNow(visit, initiative))
  })

  form(site, `${one}/edit`, async (visit, typed) => {
    const initiative = await allowed(visit)
    const mine = typedValues(typed)
    const was = wasIn(typed.text('was'))
    const version = Number(typed.text('version'))
    if (version !== initiative.version) return bothEdited(visit, initiative, was, mine)
    const read = await readForm(visit, mine, initiative)
    if ('errors' in read) return changePage(visit, initiative, mine, { errors: read.errors, ...(was && { was }) })
    return kept(
      async () => {
        await changeInitiative(db, actorOf(visit), initiative.id, read.input, version)
        return visit.redirect(`/initiatives/${initiative.id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await findInitiative(db, actorOf(visit), initiative.id)
        if (now.version !== version) return bothEdited(visit, now, was, mine)
        return changePage(visit, initiative, mine, { errors: { needs: refusal.detail[visit.language] } })
      },
    )
  })

  async function allowed(visit: Visit): Promise<Initiative> {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'write', initiative.organisationId)
    return initiative
  }

  async function newPage(visit: Visit, values: FormValues, errors?: Record<string, string>): Promise<Sheet> {
    const organisations = await organisationsToWriteFor(db, actorOf(visit), visit)
    if (organisations.length === 0) demand(actorOf(visit), 'write')
    const organisation = organisations.some(({ value }) => value === values['organisation'])
      ? values['organisation']!
      : organisations[0]?.value
    const needs = await needsToChoose(db, actorOf(visit), {
      ...(organisation && { organisation: Number(organisation) }),
      numbers: numbersIn(values['needs'] ?? ''),
    })
    return editPage(visit, { organisations, needs, values: { ...values, organisation: organisation ?? '' }, ...(errors && { errors }) })
  }

  async function changePage(
    visit: Visit,
    initiative: Initiative,
    values: FormValues,
    more: Partial<Parameters<typeof editPage>[1]> = {},
  ): Promise<Sheet> {
    const needs = await needsToChoose(db, actorOf(visit), {
      organisation: initiative.organisationId,
      numbers: [...numbersIn(values['needs'] ?? ''), ...(await needNumbers(db, initiative.id))],
    })
    return editPage(visit, { initiative, needs, values, ...more })
  }

  async function valuesNow(visit: Visit, initiative: Initiative): Promise<FormValues> {
    const names = await namesOf(db, initiative.parties)
    const parties = initiative.parties.map((party) => say(names.get(party) ?? {}, visit.language)?.text ?? String(party))
    return valuesOf(initiative, { needs: await needNumbers(db, initiative.id), parties, language: visit.language })
  }

  /** The second of two sees both versions, and the form holds what each has changed. */
  async function bothEdited(visit: Visit, now: Initiative, was: FormValues | undefined, mine: FormValues): Promise<Sheet> {
    const theirs = await valuesNow(visit, now)
    const { merged, edits } = mergeEdits(was ?? theirs, theirs, mine)
    return changePage(visit, now, merged, { edits, was: theirs })
  }

  async function readForm(
    visit: Visit,
    values: FormValues,
    before?: Initiative,
  ): Promise<{ input: InitiativeInput } | { errors: Record<string, string> }> {
    const t = visit.words(words)
    const parties: number[] = []
    const errors: Record<string, string> = {}
    for (const line of linesOf(values['parties'] ?? '')) {
      const [found] = await organisationsCalled(db, line)
      if (found) parties.push(found.id)
      else errors['parties'] ??= t.partyUnknown(line)
    }
    const input = inputOf(values, parties, visit.language, before)
    const read = InitiativeInput.safeParse(input)
    if (!read.success) Object.assign(errors, errorsIn(read.error, t.wrong))
    return Object.keys(errors).length > 0 ? { errors } : { input }
  }
}

/** Where somebody may add an initiative. Whoever may everywhere chooses among all. */
async function organisationsToWriteFor(db: Db, actor: Actor, visit: Visit): Promise<Choice[]> {
  const everywhere = may(actor, 'write')
  const own =
    actor.kind === 'person' || actor.kind === 'key'
      ? actor.grants.flatMap(({ scope }) => (scope.kind === 'organisation' && may(actor, 'write', scope.id) ? [scope.id] : []))
      : []
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where((e) => (everywhere ? e.val(true) : e('id', 'in', own.length > 0 ? own : [0])))
    .where('valid_to', 'is', null)
    .execute()
  return rows
    .map(({ id, name }) => {
      const said = say(name as Record<string, string>, visit.language)
      return { value: String(id), label: said?.text ?? String(id), ...(said?.fallback && { lang: said.language }) }
    })
    .sort((a, b) => a.label.localeCompare(b.label, visit.language))
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
