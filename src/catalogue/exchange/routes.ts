import { type Context, Hono } from 'hono'
import { problemJson } from '../../api/problem-json.ts'
import type { Db } from '../../db/open.ts'
import { Problem } from '../../kernel/problem.ts'
import { findSource, isId } from '../find.ts'
import { dump, type Selection } from './dump.ts'
import { extensionIn, sendQuads, syntaxes } from './send.ts'

/** The catalogue for machines: whole, by source, or one entry, in the syntax that the address or the Accept header asks for. */
export function exchangeRoutes(db: Db): Hono {
  const app = new Hono()
  app.onError(problemJson)
  app.get('/:file{catalog\\.[a-z]+}', (c) => send(c, extensionIn(c.req.param('file')), {}))
  // The address that Sveriges dataportal looks for first (rule HV-1), and the only syntax it reads (HV-2).
  // Facts and demonstration are ours and not the publisher's, so they stay here.
  app.get('/datasets/dcat', (c) => send(c, 'rdf', { origin: 'people' }))
  app.get('/sources/:source{[0-9]+}/:file{catalog\\.[a-z]+}', async (c) => {
    const { id } = await findSource(db, Number(c.req.param('source')))
    return send(c, extensionIn(c.req.param('file')), { source: id })
  })
  app.get('/entries/:file{[0-9]+\\.[a-z]+}', async (c) => {
    const [id, extension] = c.req.param('file').split('.')
    return sendEntry(c, Number(id), extension!)
  })
  app.get('/id/:kind/:id{[0-9]+}', async (c) => {
    const id = Number(c.req.param('id'))
    const { ended_at, kind } = await existing(id)
    if (kind !== c.req.param('kind')) return c.redirect(`/id/${kind}/${id}`, 308) // it was described as another kind before: the address still holds (UM-11)
    const wanted = preferred(c.req.header('Accept') ?? '')
    c.header('Vary', 'Accept')
    // A thing is not a document: the address of the thing leads to its description (Digg's rule UM-7), or says that it has ended (UM-10).
    if (ended_at)
      throw new Problem('gone', {
        sv: `Posten togs bort ur sin källa. Historiken finns på /entries/${id}/history.`,
        en: `The entry was removed from its source. Its history is at /entries/${id}/history.`,
      })
    return c.redirect(wanted === 'html' ? `/entries/${id}` : `/entries/${id}.${wanted}`, 303)
  })
  return app

  async function existing(id: number) {
    const found = isId(id)
      ? await db.selectFrom('entry').select(['id', 'kind', 'ended_at']).where('id', '=', id).executeTakeFirst()
      : undefined
    if (!found) throw new Problem('not-found', { sv: `Det finns ingen post med nummer ${id}.`, en: `There is no entry number ${id}.` })
    return found
  }

  async function sendEntry(c: Context, id: number, extension: string): Promise<Response> {
    const { ended_at } = await existing(id)
    if (ended_at)
      throw new Problem('gone', { sv: 'Posten har tagits bort ur sin källa.', en: 'The entry has been removed from its source.' })
    return send(c, extension, { entry: id })
  }

  function send(c: Context, extension: string, selection: Selection): Response {
    return sendQuads(c, extension, () => dump(db, selection))
  }
}

/** What the Accept header likes best of what we have; a browser gets the page. */
export function preferred(accept: string): string {
  const wanted = accept
    .split(',')
    .map((part) => {
      const [type, ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((q) => q !== undefined)
      return { type: type!.trim(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { type } of wanted) {
    if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
    const match = Object.entries(syntaxes).find(([, { mediaType }]) => mediaType.split(';')[0] === type)
    if (match) return match[0]
  }
  return 'html'
}
