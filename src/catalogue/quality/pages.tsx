import type { Db } from '../../db/open.ts'
import { say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { findEntry, findSource, versionsOf } from '../find.ts'
import { checkOf } from '../validate/check-entries.ts'
import { checksOf } from '../validate/source-checks/find.ts'
import { brokenLinks, qualityOf, recordQuality, recordsToFix, trendOf } from './find.ts'
import { lateRecords, nodeQuality, nodeTrend, publishersCompared, sourcesCompared } from './find-node.ts'
import { type FixId, fixes } from './fixes.ts'
import { methodOf } from './views/method-switch.tsx'
import { nodeQualityPage } from './views/node-quality.tsx'
import { publishersPage } from './views/publishers.tsx'
import { recordQualityPage } from './views/record-quality.tsx'
import { recordsToFixPage } from './views/records-to-fix.tsx'
import { sourceQualityPage } from './views/source-quality.tsx'

/** How well things are described: the node, a source, an entry, and publishers side by side. */
export function qualityPages(site: Site, db: Db): void {
  page(site, '/quality', async (visit) => {
    const method = methodOf(visit)
    const [quality, trend, sources, publishers, late, broken] = await Promise.all([
      nodeQuality(db, method),
      nodeTrend(db, method),
      sourcesCompared(db, method),
      publishersCompared(db, { method, by: 'most-to-gain', limit: 10 }),
      lateRecords(db),
      brokenLinks(db, undefined, { limit: 10 }),
    ])
    return nodeQualityPage(visit, { method, quality, trend, sources, publishers, late, broken })
  })

  page(site, '/quality/publishers', async (visit) => {
    const method = methodOf(visit)
    const source = await sourceAsked(visit)
    const publishers = await publishersCompared(db, { method, ...(source && { source: source.id }) })
    return publishersPage(visit, { method, publishers, ...(source && { source }) })
  })

  page(site, '/quality/fixes/:fix', async (visit) => {
    const method = methodOf(visit)
    const fix = existing(visit.param('fix'))
    const source = await sourceAsked(visit)
    const number = pageAsked(visit)
    const { total, records } = await recordsToFix(db, fix, {
      method,
      ...(source && { source: source.id }),
      limit: pageSize,
      offset: (number - 1) * pageSize,
    })
    return recordsToFixPage(visit, { fix, method, source, total, records, page: number, pageSize })
  })

  page(site, '/sources/:id{[0-9]+}/quality', async (visit) => {
    const method = methodOf(visit)
    const source = await findSource(db, Number(visit.param('id')))
    const [quality, trend, checks, broken, late, publishers] = await Promise.all([
      qualityOf(db, source.id, method),
      trendOf(db, source.id, { method }),
      checksOf(db, source.id),
      brokenLinks(db, source.id, { limit: 20 }),
      lateRecords(db, { source: source.id }),
      publishersCompared(db, { source: source.id, method, by: 'most-to-gain', limit: 11 }),
    ])
    return sourceQualityPage(visit, { source, method, quality, trend, checks, broken, late, publishers })
  })

  page(site, '/entries/:id{[0-9]+}/quality', async (visit) => {
    const found = await findEntry(db, Number(visit.param('id')))
    const [quality, checked, versions] = await Promise.all([
      recordQuality(db, found.id, methodOf(visit)),
      checkOf(db, found.id),
      versionsOf(db, found.id),
    ])
    return recordQualityPage(visit, {
      found,
      quality,
      checked,
      versions: versions.length,
      title: say(found.entry.title, visit.language)?.text,
    })
  })

  async function sourceAsked({ query }: Visit): Promise<{ id: number; name: string } | undefined> {
    const asked = query.get('source')
    return asked ? findSource(db, Number(asked)) : undefined
  }
}

const pageSize = 50
const farthest = 10_000
const pageAsked = ({ query }: Visit) => Math.min(Math.max(Math.trunc(Number(query.get('page')) || 1), 1), farthest)

function existing(id: string): FixId {
  if (Object.hasOwn(fixes, id)) return id as FixId
  throw new Problem('not-found', {
    sv: `Det finns inget att rätta som heter ${id}. Se listan på sidan Kvalitet.`,
    en: `There is nothing to fix that is called ${id}. See the list on the page Quality.`,
  })
}
