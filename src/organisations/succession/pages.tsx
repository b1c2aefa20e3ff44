import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { dayOf, findOrganisation, organisationsCalled } from '../find.ts'
import { organisationNumber } from '../number.ts'
import { isDay, isKind } from '../particulars.ts'
import { callOff, endOrganisation, succeed } from '../relate.ts'
import { words as organisationWords } from '../words.ts'
import { successionPage } from './view.tsx'
import { words } from './words.ts'

const one = '/organisations/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))

/** To merge, split and end, today or on a day to come. */
export function successionPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const today = () => dayOf(new Date())

  page(site, `${one}/succession`, async (visit) => {
    demand(actorOf(visit), 'relate')
    return successionPage(visit, await findOrganisation(db, idIn(visit)))
  })

  form(site, `${one}/succession`, (visit, typed) => carryOutSuccession(visit, typed))

  form(site, `${one}/call-off`, async (visit, typed) => {
    await callOff(db, actorOf(visit), Number(typed.text('relation')) || 0, today())
    return visit.redirect(`/organisations/${idIn(visit)}`, { saved: '1' })
  })

  async function carryOutSuccession(visit: Visit, typed: Typed): Promise<Sheet | Response> {
    const actor = actorOf(visit)
    demand(actor, 'relate')
    const shared = visit.words(organisationWords)
    const organisation = await findOrganisation(db, idIn(visit))
    const [others, existing] = [await calledIn(visit, typed.text('others')), await calledIn(visit, typed.text('existing'))]
    const created = linesIn(typed.text('created')).map((line) => {
      const [name = '', number = ''] = line.split(';').map((part) => part.trim())
      return { name, number, wrong: number !== '' && organisationNumber(number) === undefined }
    })
    const kind = typed.text('kind')
    const errors: FormState['errors'] = {
      ...(others.error && { others: others.error }),
      ...(existing.error && { existing: existing.error }),
      ...(created.some(({ wrong }) => wrong) && { created: shared.wrong.number }),
      ...(!isDay(typed.text('on')) && { on: shared.wrong.on }),
    }
    const back = (wrong: FormState['errors']) => successionPage(visit, organisation, { values: typed.values, errors: wrong })
    if (Object.keys(errors).length > 0) return back(errors)
    const [on, reason] = [typed.text('on'), typed.text('reason').slice(0, 500) || undefined]
    return kept(
      async () => {
        if (existing.ids.length + created.length === 0) {
          await db.transaction().execute(async (trx) => {
            for (const id of [organisation.id, ...others.ids]) await endOrganisation(trx, actor, id, on, reason)
          })
          return visit.redirect(`/organisations/${organisation.id}`, { saved: '1' })
        }
        const [first] = await succeed(db, actor, {
          from: [organisation.id, ...others.ids],
          into: [
            ...created.map(({ name, number }) => ({
              kind: isKind(kind) ? kind : organisation.kind,
              name: { sv: name },
              ...(number !== '' && { number }),
            })),
            ...existing.ids,
          ],
          on,
          remain: typed.text('remain') === 'yes',
          ...(reason && { reason }),
        })
        return visit.redirect(`/organisations/${first}`, { saved: '1' })
      },
      (refusal) => back({ on: refusal.detail[visit.language] }),
    )
  }

  async function calledIn(visit: Visit, text: string): Promise<{ ids: number[]; error?: string }> {
    const t = visit.words(words)
    const ids: number[] = []
    for (const line of linesIn(text)) {
      const found = await organisationsCalled(db, line)
      const living = found.filter(({ validTo }) => validTo === null || validTo > today())
      const candidates = living.length > 0 ? living : found
      if (candidates.length !== 1) return { ids, error: candidates.length === 0 ? t.noSuch(line) : t.several(line) }
      ids.push(candidates[0]!.id)
    }
    return { ids }
  }
}

const linesIn = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 50)
