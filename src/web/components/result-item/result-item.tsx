import type { Language } from '../../../kernel/language-text.ts'
import { formatDate } from '../../format.ts'
import { words } from '../../words.ts'

/** A piece of a text; `hit` is what was searched for. */
export type Piece = { text: string; hit?: boolean }

export type ResultItemProps = {
  language: Language
  href: string
  title: string | readonly Piece[]
  /** The language of the title and the snippet, where it is not the reader's. */
  textLanguage?: string
  kind: string
  publisher?: string
  /** Where the publisher has a page of its own. */
  publisherHref?: string
  /** When it was last changed. */
  updated?: Date | string
  snippet?: readonly Piece[]
  /** Small facts that help to choose: formats, licence. */
  facts?: readonly string[]
  level?: 2 | 3
}

export function ResultItem(props: ResultItemProps) {
  const { language, href, title, textLanguage, kind, publisher, publisherHref, updated, snippet, facts = [], level = 2 } = props
  const Heading = `h${level}` as 'h2'
  return (
    <article class="result">
      <p class="result__kind">{kind}</p>
      <Heading class="result__title">
        <a href={href} lang={textLanguage}>
          {typeof title === 'string' ? title : <Pieces of={title} />}
        </a>
      </Heading>
      {snippet && snippet.length > 0 && (
        <p class="result__snippet" lang={textLanguage}>
          <Pieces of={snippet} />
        </p>
      )}
      <ul class="result__facts">
        {publisher && <li>{publisherHref ? <a href={publisherHref}>{publisher}</a> : publisher}</li>}
        {updated && (
          <li>
            {words[language].updated} <time datetime={formatDate(updated)}>{formatDate(updated)}</time>
          </li>
        )}
        {facts.map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
    </article>
  )
}

export function Pieces({ of }: { of: readonly Piece[] }) {
  return <>{of.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}

export const ResultList = ({ items }: { items: readonly ResultItemProps[] }) => (
  <ol class="results">
    {items.map((item) => (
      <li>
        <ResultItem {...item} />
      </li>
    ))}
  </ol>
)
