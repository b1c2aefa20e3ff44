import { type Language, say } from '../../kernel/language-text.ts'
import { escapeMarkup, type Feed, type FeedEntry } from '../../web/atom.ts'
import { formatNumber } from '../../web/format.ts'
import type { RunFinding } from '../find.ts'
import { words } from './words.ts'

type FedRun = {
  id: number
  state: string
  finished_at: Date | null
  added: number
  changed: number
  unchanged: number
  removed: number
  refused: number
  /** What is most worth telling: refused records, or why it came to nothing. */
  told: readonly RunFinding[]
}

export type RunsToFeed = { source: { id: number; name: string; added_at: Date }; runs: readonly FedRun[] }

const counts = ['added', 'changed', 'unchanged', 'removed', 'refused'] as const

/** The runs of a source with what they refused, for whoever keeps it. `to` makes whole addresses in the feed's language. */
export function runsFeed({ source, runs }: RunsToFeed, language: Language, to: (path: string) => string): Feed {
  const t = words[language]
  const entries = runs.map((run): FeedEntry => {
    const page = to(`/sources/${source.id}/runs/${run.id}`)
    const counted = counts.filter((count) => run[count] > 0).map((count) => `${formatNumber(run[count], language)} ${t.counts[count]}`)
    const outcome = run.state === 'done' ? '' : `${t.state[run.state]}. `
    const more = run.refused - run.told.filter(({ refused }) => refused).length
    const all = `<p><a href="${escapeMarkup(run.refused > 0 ? `${page}?show=refused` : page)}">${t.feedSeeRun}</a></p>`
    return {
      page,
      title: `${t.runTitle(run.id)}: ${outcome}${counted.join(', ') || t.feedNothing}`,
      updated: run.finished_at!,
      published: run.finished_at!,
      html: `${run.told.length > 0 ? `<ul>${run.told.map((finding) => item(finding, language)).join('')}</ul>` : ''}${more > 0 && run.told.length > 0 ? `<p>${t.feedMore(formatNumber(more, language))}</p>` : ''}${all}`,
    }
  })
  return {
    language,
    title: t.feedTitle(source.name),
    subtitle: t.feedSubtitle,
    self: to(`/sources/${source.id}/runs.atom`),
    page: to(`/sources/${source.id}`),
    updated: runs[0]?.finished_at ?? source.added_at,
    author: 'Allmänning',
    entries,
  }
}

function item({ focus, message, fix, refused }: RunFinding, language: Language): string {
  const name = (refused?.title && say(refused.title, language)?.text) ?? focus
  const text = (of: RunFinding['message']) => escapeMarkup(say(of, language)?.text ?? '')
  const about = name === undefined ? '' : `<strong>${escapeMarkup(name)}</strong>: `
  const faults = refused?.faults
  if (!faults) return `<li>${about}${text(message)} ${text(fix)}</li>`
  const t = words[language]
  const more = faults.total - faults.first.length
  const first = faults.first.map(
    (fault) => `<li>${fault.part ? `${text(fault.part)}: ` : ''}${text(fault.message)} ${text(fault.fix)}</li>`,
  )
  if (more > 0) first.push(`<li>${t.moreFaults(formatNumber(more, language))}</li>`)
  return `<li>${about}${t.faults(formatNumber(faults.total, language), faults.total === 1)}.${faults.stays ? ` ${t.earlierStays}` : ''}<ul>${first.join('')}</ul></li>`
}
