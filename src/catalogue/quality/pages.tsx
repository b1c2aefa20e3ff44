import type { Db } from '../../db/open.ts'
import { say } from '../../kernel/language-text.ts'
import { page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import { findEntry, findSource, versionsOf } from '../find.ts'
import { checkOf, checksOf } from '../validate/check-entries.ts'
import { brokenLinks, linkFigures, publishersCompared, qualityOf, recordQuality, trendOf } from './find.ts'
import { publishersPage } from './views/publishers.tsx'
import { recordQualityPage } from './views/record-quality.tsx'
import { sourceQualityPage } from './views/source-quality.tsx'

/** How well things are described: a source, an entry, and publishers side by side. */
export function qualityPages(site: Site, db: Db): void {
  page(site, '/sources/:id{[0-9]+}/quality', async (visit) => {
    const source = await findSource(db, Number(visit.param('id')))
    const [quality, trend, checks, links, broken] = await Promise.all([
      qualityOf(db, source.id),
      trendOf(db, source.id),
      checksOf(db, source.id),
      linkFigures(db, source.id),
      brokenLinks(db, source.id),
    ])
    return sourceQualityPage(visit, { source, quality, trend, checks, links, broken })
  })

  page(site, '/entries/:id{[0-9]+}/quality', async (visit) => {
    const found = await findEntry(db, Number(visit.param('id')))
    const [quality, checked, versions] = await Promise.all([recordQuality(db, found.id), checkOf(db, found.id), versionsOf(db, found.id)])
    return recordQualityPage(visit, {
      found,
      quality,
      checked,
      versions: versions.length,
      title: say(found.entry.title, visit.language)?.text,
    })
  })

  page(site, '/quality', async (visit) => publishersPage(visit, await publishersCompared(db)))
}
