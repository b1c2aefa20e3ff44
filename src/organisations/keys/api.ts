import { z } from 'zod'
import { type Api, apiRoot } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn, instant } from '../../api/values.ts'
import { type ApiKey, findKeyById, listKeys } from '../../identity/key/api-key.ts'
import { roles } from '../../kernel/role.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'
import { existingKey, makeKey, NewKey, withdrawKey } from './make-key.ts'

const organisation = idIn({ sv: 'Organisationens nummer.', en: 'The number of the organisation.' })
const OrganisationPath = z.object({ organisation })
const KeyPath = z.object({ organisation, key: idIn({ sv: 'Nyckelns nummer.', en: 'The number of the key.' }) })

const { name, roles: given, days } = NewKey.shape
const Wanted = z
  .object({
    name: about(name, { sv: 'Vilket system som ska ha den.', en: 'Which system will have it.' }),
    roles: about(given, { sv: 'Roller som du själv har.', en: 'Roles that you have yourself.' }),
    days: about(days, { sv: 'Hur många dagar den gäller.', en: 'How many days it holds.' }),
  })
  .meta({ id: 'NewKey' })

const fields = {
  id: z.number().int(),
  name: z.string(),
  hint: about(z.string(), { sv: 'Nyckelns fyra sista tecken.', en: 'The last four characters of the key.' }),
  roles: z.array(z.enum(roles)),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: about(z.iso.datetime().nullable(), { sv: 'Senast använd, på en minut när.', en: 'Last used, to the minute.' }),
  withdrawnAt: z.iso.datetime().nullable(),
  links: z.object({ self: z.string() }),
}
const Key = z.object(fields).meta({ id: 'Key' })
const MadeKey = z
  .object({ ...fields, key: about(z.string(), { sv: 'Själva nyckeln. Den visas bara nu.', en: 'The key itself. It is shown only now.' }) })
  .meta({ id: 'MadeKey' })

const keyOut = ({ id, name, hint, roles, madeAt, expiresAt, usedAt, withdrawnAt, organisation }: ApiKey): z.input<typeof Key> => ({
  id,
  name,
  hint,
  roles,
  madeAt: instant(madeAt),
  expiresAt: instant(expiresAt),
  usedAt: usedAt && instant(usedAt),
  withdrawnAt: withdrawnAt && instant(withdrawnAt),
  links: { self: `${apiRoot}/organisations/${organisation}/keys/${id}` },
})

const exampleKey: z.input<typeof Key> = {
  id: 5,
  name: 'Diariet',
  hint: 'x7Qa',
  roles: ['editor'],
  madeAt: '2026-06-01T08:00:00.000Z',
  expiresAt: '2027-06-01T08:00:00.000Z',
  usedAt: null,
  withdrawnAt: null,
  links: { self: '/allmanning/v1/organisations/17/keys/5' },
}

/** Keys of an organisation, for its administrators. */
export function keyRoutes(api: Api): void {
  const group = 'keys'

  route(
    api,
    {
      method: 'get',
      path: '/organisations/{organisation}/keys',
      id: 'listKeys',
      group,
      forSome: true,
      summary: { sv: 'Lista en organisations nycklar', en: 'List the keys of an organisation' },
      description: {
        sv: 'Den nyaste först. Själva nycklarna visas aldrig igen.',
        en: 'The newest first. The keys themselves are never shown again.',
      },
      params: OrganisationPath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida nycklar.', en: 'A page of keys.' },
        schema: pageOf(Key),
        example: { items: [exampleKey], total: 1, links: { self: '/allmanning/v1/organisations/17/keys' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      demand(actor, 'makeKeys', params.organisation)
      const { id } = await findOrganisation(db, params.organisation)
      const { items, total } = slice(await listKeys(db, id), query)
      return { body: paged(address, query, { items: items.map(keyOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/organisations/{organisation}/keys',
      id: 'makeKey',
      group,
      shownOnce: true,
      summary: { sv: 'Gör en nyckel', en: 'Make a key' },
      description: {
        sv: 'Nyckeln står i svaret och sparas ingenstans. Kommer inget svar: dra in den nyckel som blev gjord, och gör en ny.',
        en: 'The key is in the answer, and is kept nowhere. If no answer comes: withdraw the key that was made, and make another.',
      },
      params: OrganisationPath,
      json: { schema: Wanted, example: { name: 'Diariet', roles: ['editor'], days: 365 } },
      answer: {
        status: 201,
        description: { sv: 'Nyckeln är gjord.', en: 'The key has been made.' },
        schema: MadeKey,
        example: { ...exampleKey, key: 'allm_…' },
      },
    },
    async ({ db, actor, params, body }) => {
      const { id, key } = await makeKey(db, actor, { organisation: params.organisation, ...body! }, new Date())
      const made = keyOut((await findKeyById(db, id))!)
      return { body: { ...made, key }, headers: { Location: made.links.self } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/organisations/{organisation}/keys/{key}',
      id: 'getKey',
      group,
      forSome: true,
      summary: { sv: 'Läs om en nyckel', en: 'Read about a key' },
      description: { sv: 'Vad den får göra, och när den användes.', en: 'What it may do, and when it was used.' },
      params: KeyPath,
      answer: { description: { sv: 'Nyckeln.', en: 'The key.' }, schema: Key, example: exampleKey },
    },
    async ({ db, actor, params }) => {
      demand(actor, 'makeKeys', params.organisation)
      return { body: keyOut(await existingKey(db, params.organisation, params.key)) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/organisations/{organisation}/keys/{key}',
      id: 'withdrawKey',
      group,
      summary: { sv: 'Dra in en nyckel', en: 'Withdraw a key' },
      description: { sv: 'Den öppnar inget från och med nu.', en: 'It opens nothing from now on.' },
      params: KeyPath,
      answer: {
        description: { sv: 'Nyckeln, indragen.', en: 'The key, withdrawn.' },
        schema: Key,
        example: { ...exampleKey, withdrawnAt: '2026-07-01T08:00:00.000Z' },
      },
    },
    async ({ db, actor, params }) => {
      await withdrawKey(db, actor, params.organisation, params.key, new Date())
      return { body: keyOut((await findKeyById(db, params.key))!) }
    },
  )
}
