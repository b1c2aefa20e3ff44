import type { Child } from 'hono/jsx'

export type FieldGroupProps = {
  /** Its id too, so that a summary can lead to it. */
  name: string
  label: string
  /** How much it is needed: a word after the label. */
  mark?: string
  help?: string
  example?: { label: string; text: string }
  /** What is to be corrected; a part of the page that can be replaced while somebody writes. */
  findings?: Child
  children: Child
}

/** A field that may have several rows: one label, one help, and what is said of it in one place. */
export const FieldGroup = ({ name, label, mark, help, example, findings, children }: FieldGroupProps) => (
  <fieldset class="field-group" id={name} aria-describedby={`${name}-about`} tabindex={-1}>
    <legend>
      {label}
      {mark && <span class="field-group__mark"> ({mark})</span>}
    </legend>
    <div id={`${name}-about`}>
      {help && <p class="field-group__help">{help}</p>}
      {example && (
        <p class="field-group__help">
          {example.label}: <span class="field-group__example">{example.text}</span>
        </p>
      )}
      <div data-findings={name} class="field-group__findings">
        {findings}
      </div>
    </div>
    <div class="field-group__rows">{children}</div>
  </fieldset>
)

/** One row: what is written, and what can be done with it. */
export const FieldRow = ({ children, actions }: { children: Child; actions?: Child }) => (
  <div class="field-row">
    <div class="field-row__value">{children}</div>
    {actions && <div class="field-row__actions">{actions}</div>}
  </div>
)

export type Tone = 'violation' | 'warning' | 'info'

/** What the check says of a field: the severity as a word, what is wrong, and what to do. */
export const FieldFinding = ({ tone, word, message, fix }: { tone: Tone; word: string; message: string; fix?: string }) => (
  <p class={`field-finding field-finding--${tone}`}>
    <strong>{word}:</strong> {message}
    {fix && <span class="field-finding__fix"> {fix}</span>}
  </p>
)
