import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

type SourceHeadProps = {
  visit: Visit
  source: { id: number; name: string }
  title: string
  lead: string
  here: 'quality' | 'checks'
}

/** The top of what there is to see of a source's metadata: how good it is, and what is wrong with it. */
export function SourceHead({ visit, source: { id, name }, title, lead, here }: SourceHeadProps) {
  const t = visit.words(words)
  const tabs = { quality: t.qualityPoints, checks: t.checks }
  return (
    <>
      <Breadcrumb
        language={visit.language}
        trail={[
          { href: visit.to('/sources'), label: t.sources },
          { href: visit.to(`/sources/${id}`), label: name },
        ]}
        here={tabs[here]}
      />
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <TabLinks
        label={t.sourceViews}
        tabs={Object.entries(tabs).map(([tab, label]) => ({ href: visit.to(`/sources/${id}/${tab}`), label, current: tab === here }))}
      />
    </>
  )
}
