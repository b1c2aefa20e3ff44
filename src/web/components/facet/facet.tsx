import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../format.ts'
import { words } from '../../words.ts'

export type FacetValue = { value: string; label: string; count: number; chosen: boolean }

export type FacetProps = {
  /** The parameter in the address. */
  name: string
  title: string
  language: Language
  /** In the order they are to be shown; chosen ones are never folded away. */
  values: readonly FacetValue[]
  open?: boolean
  /** How many are shown before «Visa alla». */
  shown?: number
}

/** One way to narrow down, with several values at once. */
export function Facet({ name, title, language, values, open = false, shown = 7 }: FacetProps) {
  const chosen = values.filter((value) => value.chosen).length
  const first = values.filter((value, at) => at < shown || value.chosen)
  const rest = values.filter((value) => !first.includes(value))
  return (
    <details class="facet" id={`facet-${name}`} open={open || chosen > 0}>
      <summary>
        {title}
        {chosen > 0 && <span class="facet__chosen">{chosen}</span>}
      </summary>
      <fieldset class="facet__values">
        <legend class="visually-hidden">{title}</legend>
        <Values {...{ name, language }} values={first} />
        {rest.length > 0 && (
          <details class="facet__rest" id={`facet-${name}-rest`}>
            <summary>{words[language].showAll(formatNumber(values.length, language))}</summary>
            <Values {...{ name, language }} values={rest} />
          </details>
        )}
      </fieldset>
    </details>
  )
}

function Values({ name, language, values }: { name: string; language: Language; values: readonly FacetValue[] }) {
  return (
    <>
      {values.map(({ value, label, count, chosen }) => {
        const id = `facet-${name}-${encodeURIComponent(value)}`
        return (
          <div class="ds-field facet__value">
            <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={chosen} />
            <label for={id}>
              {label} <span class="facet__count">{formatNumber(count, language)}</span>
            </label>
          </div>
        )
      })}
    </>
  )
}

export type FacetFormProps = {
  language: Language
  action: string
  /** What the form must carry along: the words searched for and the order. */
  keep: readonly (readonly [name: string, value: string])[]
  children: Child
}

/** All facets as one form. On a narrow screen it is folded, so that the hits come first. */
export function FacetForm({ language, action, keep, children }: FacetFormProps) {
  const t = words[language]
  return (
    <form class="facets" method="get" action={action} data-auto-submit="" aria-label={t.filter}>
      {keep.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <details class="facets__fold" id="facets-fold">
        <summary class="facets__title">{t.filter}</summary>
        {children}
        <button class="ds-button facets__submit" data-variant="secondary" type="submit">
          {t.showResult}
        </button>
      </details>
    </form>
  )
}

/** What is chosen, each a link that takes it away. */
export function ChosenFacets({
  language,
  chosen,
  clear,
}: {
  language: Language
  chosen: readonly { label: string; without: string }[]
  clear: string
}) {
  const t = words[language]
  if (chosen.length === 0) return null
  return (
    <ul class="chips" aria-label={t.chosen}>
      {chosen.map(({ label, without }) => (
        <li>
          <a class="ds-chip" data-removable="" href={without}>
            {label}
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a class="ds-link" href={clear}>
            {t.clearAll}
          </a>
        </li>
      )}
    </ul>
  )
}
