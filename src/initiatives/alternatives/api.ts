import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { findInitiative, lockInitiative } from '../find.ts'
import { addAlternative } from './add-alternative.ts'
import { AlternativeChange, AlternativeInput } from './alternative-input.ts'
import { AlternativeDetails, alternativeOut, exampleAlternative } from './alternative-json.ts'
import { changeAlternative } from './change-alternative.ts'
import { inFrameworkOrder } from './compare.ts'
import { endAlternative } from './end-alternative.ts'
import { alternativesOf, findAlternative } from './find.ts'

const InitiativePath = z.object({ initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })
const AlternativePath = z.object({ alternative: idIn({ sv: 'Alternativets nummer.', en: 'The number of the alternative.' }) })

/** The ways to meet the need of an initiative. */
export function alternativeRoutes(api: Api): void {
  const group = 'initiatives'
  const now = {
    description: { sv: 'Alternativet som det är nu.', en: 'The alternative as it is now.' },
    schema: AlternativeDetails,
    example: exampleAlternative,
  }

  route(
    api,
    {
      method: 'get',
      path: '/initiatives/{initiative}/alternatives',
      id: 'listAlternatives',
      group,
      summary: { sv: 'Lista ett initiativs alternativ', en: 'List the alternatives of an initiative' },
      description: {
        sv: 'I ramverkets ordning: det som finns före det som köps, och det före det som byggs.',
        en: 'In the framework’s order: what exists before what is bought, and that before what is built.',
      },
      params: InitiativePath,
      answer: {
        description: { sv: 'Alla alternativ.', en: 'All alternatives.' },
        schema: z.object({ items: about(z.array(AlternativeDetails), { sv: 'Alternativen.', en: 'The alternatives.' }) }),
        example: { items: [exampleAlternative] },
      },
    },
    async ({ db, actor, params }) => {
      const { id } = await findInitiative(db, actor, params.initiative)
      return { body: { items: inFrameworkOrder(await alternativesOf(db, id)).map(alternativeOut) } }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/initiatives/{initiative}/alternatives',
      id: 'addAlternative',
      group,
      summary: { sv: 'Lägg till ett alternativ', en: 'Add an alternative' },
      description: {
        sv: 'Att utveckla är inget alternativ förrän återanvändningskontrollen är besvarad. Innovationsupphandling behöver sitt fall.',
        en: 'Developing is no alternative until the reuse check is answered. Innovation procurement needs its case.',
      },
      params: InitiativePath,
      json: {
        schema: AlternativeInput.meta({ id: 'NewAlternative' }),
        example: { kind: 'join', title: { sv: 'Gå med i länets e-tjänst' }, reuses: [4711] },
      },
      answer: { ...now, status: 201, description: { sv: 'Alternativet finns.', en: 'The alternative is there.' } },
    },
    async ({ db, actor, params, body }) => {
      const alternative = alternativeOut(await addAlternative(db, actor, params.initiative, body!))
      return { body: alternative, headers: { Location: alternative.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/alternatives/{alternative}',
      id: 'getAlternative',
      group,
      summary: { sv: 'Läs ett alternativ', en: 'Read an alternative' },
      description: {
        sv: 'Svarets ETag behövs för att ändra eller ta bort det.',
        en: 'The ETag of the answer is needed for changing it or taking it away.',
      },
      params: AlternativePath,
      answer: { ...now, description: { sv: 'Alternativet.', en: 'The alternative.' } },
    },
    async ({ db, actor, params }) => ({ body: alternativeOut((await findAlternative(db, actor, params.alternative)).alternative) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: '/alternatives/{alternative}',
      id: 'changeAlternative',
      group,
      summary: { sv: 'Ändra ett alternativ', en: 'Change an alternative' },
      description: { sv: 'Ändrar bara det som skickas. Listor skickas hela.', en: 'Changes only what is sent. Lists are sent whole.' },
      params: AlternativePath,
      json: {
        schema: AlternativeChange.meta({ id: 'AlternativeChange' }),
        example: { openSource: 'yes', licence: 'EUPL-1.2' },
      },
      current: locked,
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const given = Object.fromEntries(Object.entries(body!).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length === 0)
        throw new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
      const { id, initiativeId: _, position: __, version, ...was } = (await findAlternative(db, actor, params.alternative)).alternative
      // Of another kind than innovation procurement the case is no longer said.
      const kind = given['kind'] ?? was.kind
      return {
        body: alternativeOut(
          await changeAlternative(db, actor, id, { ...was, ...given, ...(kind !== 'innovation' && { innovation: null }) }, version),
        ),
      }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/alternatives/{alternative}',
      id: 'endAlternative',
      group,
      summary: { sv: 'Ta bort ett alternativ', en: 'Take an alternative away' },
      description: {
        sv: 'Det går inte längre att välja, men historiken har det kvar. Att göra ingenting går inte att ta bort.',
        en: 'It can no longer be chosen, but history keeps it. Doing nothing cannot be taken away.',
      },
      params: AlternativePath,
      current: locked,
      answer: { ...now, description: { sv: 'Alternativet som det var.', en: 'The alternative as it was.' } },
    },
    async ({ db, actor, params }) => {
      const { alternative } = await findAlternative(db, actor, params.alternative)
      await endAlternative(db, actor, alternative.id)
      return { body: alternativeOut(alternative) }
    },
  )
}

/** As the reader of it saw it, and held with its initiative until the change is done. */
async function locked(db: Db, { alternative: id }: { alternative: number }, actor: Actor) {
  const { initiative } = await findAlternative(db, actor, id)
  await lockInitiative(db, actor, initiative.id)
  return alternativeOut((await findAlternative(db, actor, id)).alternative)
}
