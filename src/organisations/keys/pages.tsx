import type { Db } from '../../db/open.ts'
import { listKeys } from '../../identity/key/api-key.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'
import { makeKey, NewKey, rolesToGive, withdrawKey } from './make-key.ts'
import { type KeyForm, keysPage, madeKeyPage, type Owner } from './view.tsx'
import { words } from './words.ts'

export type KeyPages = { db: Db; actorOf: (visit: Visit) => Actor; now: () => Date }

/** Keys of an organisation, and the node's own. */
export function keyPages(site: Site, { db, actorOf, now }: KeyPages): void {
  for (const path of ['/organisations/:id{[0-9]+}/keys', '/admin/keys']) {
    page(site, path, async (visit) => showKeys(visit, await ownerOf(visit)))

    form(site, path, async (visit, typed) => makeFromForm(visit, await ownerOf(visit), typed))

    form(site, `${path}/:key{[0-9]+}/withdraw`, async (visit) => {
      const owner = await ownerOf(visit)
      await withdrawKey(db, actorOf(visit), owner.organisation?.id ?? null, Number(visit.param('key')), now())
      return visit.redirect(owner.path, { withdrawn: '1' })
    })
  }

  /** Asks first whether the caller may: an outsider learns nothing, not even what there is. */
  async function ownerOf(visit: Visit): Promise<Owner> {
    const id = visit.param('id') === '' ? null : Number(visit.param('id'))
    demand(actorOf(visit), 'makeKeys', id)
    if (id === null) return { path: '/admin/keys', organisation: null }
    const { name } = await findOrganisation(db, id)
    return { path: `/organisations/${id}/keys`, organisation: { id, name: say(name, visit.language)?.text ?? '' } }
  }

  async function showKeys(visit: Visit, owner: Owner, typed?: KeyForm): Promise<Sheet> {
    const organisation = owner.organisation?.id ?? null
    const shown = {
      owner,
      keys: await listKeys(db, organisation),
      mayGive: rolesToGive(actorOf(visit), organisation),
      now: now(),
      withdrawn: visit.query.has('withdrawn'),
    }
    return keysPage(visit, shown, typed)
  }

  async function makeFromForm(visit: Visit, owner: Owner, typed: Typed): Promise<Sheet> {
    const roles = typed.all('roles')
    const input = { organisation: owner.organisation?.id ?? null, name: typed.text('name'), roles, days: Number(typed.text('days')) }
    const read = NewKey.safeParse(input)
    if (!read.success) {
      const t = visit.words(words)
      const says = { name: t.nameMissing, roles: t.rolesMissing, days: t.daysWrong }
      const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])))
      const errors = Object.fromEntries(Object.entries(says).filter(([name]) => wrong.has(name)))
      return showKeys(visit, owner, { values: typed.values, errors, roles })
    }
    const { key } = await makeKey(db, actorOf(visit), read.data, now())
    visit.c.header('Cache-Control', 'private, no-store')
    return madeKeyPage(visit, owner, key)
  }
}
