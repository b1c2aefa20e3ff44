import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

export type SearchFieldProps = {
  id: string
  language: Language
  /** Where the search leads, with the words as `q`. */
  action: string
  label: string
  value?: string
  hint?: string
  /** In the head: lower, and the label is only heard. */
  compact?: boolean
  /** Choices that a new search keeps, such as the kind. */
  keep?: readonly (readonly [name: string, value: string])[]
}

export function SearchField({ id, language, action, label, value = '', hint, compact = false, keep = [] }: SearchFieldProps) {
  const t = words[language]
  return (
    <search class={compact ? 'search-field search-field--compact' : 'search-field'}>
      <form method="get" action={action}>
        <label for={id} class={compact ? 'visually-hidden' : 'ds-label'}>
          {label}
        </label>
        <div class="search-field__row">
          <input
            class="ds-input"
            id={id}
            type="search"
            name="q"
            value={value}
            placeholder={compact ? t.searchHint : undefined}
            autocomplete="off"
          />
          <button class="ds-button" type="submit" data-variant={compact ? 'secondary' : undefined}>
            {t.search}
          </button>
        </div>
        {hint && <p class="search-field__hint quiet small">{hint}</p>}
        {keep.map(([name, kept]) => (
          <input type="hidden" name={name} value={kept} />
        ))}
      </form>
    </search>
  )
}
