import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

export type BreadcrumbProps = { language: Language; trail: readonly { href: string; label: string }[]; here: string }

export const Breadcrumb = ({ language, trail, here }: BreadcrumbProps) => (
  <nav class="ds-breadcrumbs" aria-label={words[language].youAreHere}>
    <ol>
      {trail.map(({ href, label }) => (
        <li>
          <a class="ds-link" href={href}>
            {label}
          </a>
        </li>
      ))}
      <li aria-current="page">{here}</li>
    </ol>
  </nav>
)
