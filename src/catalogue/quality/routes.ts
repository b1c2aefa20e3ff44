import { type Context, Hono } from 'hono'
import { problemJson } from '../../api/problem-json.ts'
import type { Db } from '../../db/open.ts'
import { Problem } from '../../kernel/problem.ts'
import { extensionIn, sendQuads } from '../exchange/send.ts'
import { findEntry, findSource } from '../find.ts'
import { type Addresses, dqvOfEntry, dqvOfNode, dqvOfSource } from './dqv-stored.ts'
import { qualityOf, recordQuality } from './find.ts'
import { nodeQuality } from './find-node.ts'
import { isMethod, type Method, methodNames } from './method.ts'

const file = ':file{quality\\.[a-z]+}'

/** The measurements in W3C's Data Quality Vocabulary: the node, a source with its records, or one entry. */
export function qualityRoutes(db: Db, baseUrl: string): Hono {
  const app = new Hono()
  app.onError(problemJson)

  app.get(`/${file}`, async (c) => {
    const method = methodIn(c)
    if (!(await nodeQuality(db, method))) throw notScored()
    return sendQuads(c, extensionIn(c.req.param('file')!), () => dqvOfNode(db, addressesFor(method), method))
  })

  app.get(`/sources/:id{[0-9]+}/${file}`, async (c) => {
    const method = methodIn(c)
    const { id } = await findSource(db, Number(c.req.param('id')))
    if (!(await qualityOf(db, id, method))) throw notScored()
    return sendQuads(c, extensionIn(c.req.param('file')!), () => dqvOfSource(db, id, addressesFor(method), method))
  })

  app.get(`/entries/:id{[0-9]+}/${file}`, async (c) => {
    const method = methodIn(c)
    const entry = await findEntry(db, Number(c.req.param('id')))
    if (entry.ended_at)
      throw new Problem('gone', { sv: 'Posten har tagits bort ur sin källa.', en: 'The entry has been removed from its source.' })
    if (!(await recordQuality(db, entry.id, method))) throw notScored()
    return sendQuads(c, extensionIn(c.req.param('file')!), () => dqvOfEntry(db, entry, addressesFor(method), method))
  })
  return app

  // By other rules the same metric has another value, so it is another measurement with another address.
  function addressesFor(method: Method): Addresses {
    const rules = method === 'eu' ? '' : `?method=${method}`
    return {
      entry: (id) => `${baseUrl}/entries/${id}/quality${rules}`,
      source: (id) => `${baseUrl}/sources/${id}/quality${rules}`,
      node: `${baseUrl}/quality${rules}`,
    }
  }
}

function methodIn(c: Context): Method {
  const asked = c.req.query('method') ?? 'eu'
  if (isMethod(asked)) return asked
  throw new Problem('invalid', {
    sv: `Vi räknar inte enligt ${asked}. Välj ${methodNames.join(' eller ')}.`,
    en: `We do not count by ${asked}. Choose ${methodNames.join(' or ')}.`,
  })
}

const notScored = () =>
  new Problem('not-found', {
    sv: 'Det finns inga poäng än, eller så är det av en sort som inte får poäng. Bedömningen sker inom någon minut efter en hämtning.',
    en: 'There are no points yet, or it is of a kind that gets none. The assessment is made within a minute after a harvest.',
  })
