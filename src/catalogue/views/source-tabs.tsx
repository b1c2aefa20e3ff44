import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

/** What there is to see of a source's metadata: how good it is, and what is wrong with it. */
export function SourceTabs({ visit, source, here }: { visit: Visit; source: number; here: 'quality' | 'checks' }) {
  const t = visit.words(words)
  return (
    <TabLinks
      label={t.sourceViews}
      tabs={[
        { href: visit.to(`/sources/${source}/quality`), label: t.qualityPoints, current: here === 'quality' },
        { href: visit.to(`/sources/${source}/checks`), label: t.checks, current: here === 'checks' },
      ]}
    />
  )
}
