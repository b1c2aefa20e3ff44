import type { Language } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../format.ts'
import { words } from '../../words.ts'

export type PaginationProps = { language: Language; page: number; pages: number; to: (page: number) => string }

export function Pagination({ language, page, pages, to }: PaginationProps) {
  const t = words[language]
  if (pages < 2) return null
  return (
    <nav class="ds-pagination" aria-label={t.pages}>
      <ul>
        <li>{page > 1 ? <Step to={to(page - 1)} text={t.previous} rel="prev" /> : <NoStep />}</li>
        {shown(page, pages).map((one) =>
          one === 'gap' ? (
            <li></li>
          ) : (
            <li>
              <a
                class="ds-button"
                data-variant="tertiary"
                href={to(one)}
                aria-label={t.page(formatNumber(one, language))}
                aria-current={one === page ? 'true' : undefined}
              >
                {formatNumber(one, language)}
              </a>
            </li>
          ),
        )}
        <li>{page < pages ? <Step to={to(page + 1)} text={t.next} rel="next" /> : <NoStep />}</li>
      </ul>
    </nav>
  )
}

const Step = ({ to, text, rel }: { to: string; text: string; rel: 'prev' | 'next' }) => (
  <a class="ds-button" data-variant="tertiary" href={to} rel={rel}>
    {text}
  </a>
)

// The design system draws arrows on the first and last place, and dots in an empty one; so the place stays, hidden.
const NoStep = () => <span class="ds-pagination-none" aria-hidden="true" />

/** The first, the last and those around; a gap never hides a single page. */
export function shown(page: number, pages: number): (number | 'gap')[] {
  const near = new Set([1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages))
  const ordered = [...near].sort((a, b) => a - b)
  return ordered.flatMap((one, at) => {
    const before = ordered[at - 1]
    if (before === undefined || one - before === 1) return [one]
    return one - before === 2 ? [one - 1, one] : ['gap', one]
  })
}
