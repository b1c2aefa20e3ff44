import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

type FieldProps = {
  language: Language
  /** Also its id, so that the error summary can lead to it. */
  name: string
  label: string
  help?: string
  /** What to correct. */
  error?: string
  /** Fields are needed unless they say otherwise. */
  optional?: boolean
}

export type TextFieldProps = FieldProps & {
  value?: string
  type?: 'text' | 'url' | 'email' | 'number' | 'date' | 'search'
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'url'
  /** Several lines, this many to begin with. */
  rows?: number
  lang?: string
}

export function TextField({ value = '', type = 'text', autocomplete, inputmode, rows, lang, ...field }: TextFieldProps) {
  const shared = { class: 'ds-input', id: field.name, name: field.name, lang, ...described(field) }
  return (
    <Field {...field}>
      {rows ? (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...shared} type={type} value={value} autocomplete={autocomplete} inputmode={inputmode} />
      )}
    </Field>
  )
}

/** `lang` where the label is in another language than the page. */
export type Choice = { value: string; label: string; lang?: string }

export function SelectField({ value, choices, ...field }: FieldProps & { value?: string; choices: readonly Choice[] }) {
  return (
    <Field {...field}>
      <select class="ds-input" id={field.name} name={field.name} {...described(field)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} lang={choice.lang}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function FileField({ accept, ...field }: FieldProps & { accept?: string }) {
  return (
    <Field {...field}>
      <input class="ds-input" type="file" id={field.name} name={field.name} accept={accept} {...described(field)} />
    </Field>
  )
}

/** One of few: all are seen at once. */
export function RadioField({ value, choices, ...field }: FieldProps & { value?: string; choices: readonly Choice[] }) {
  return (
    <fieldset class="ds-fieldset" {...described(field)} id={field.name}>
      <legend class="ds-label">
        <LabelText {...field} />
      </legend>
      {field.help && (
        <p data-field="description" id={`${field.name}-help`}>
          {field.help}
        </p>
      )}
      {choices.map((choice) => (
        <div class="ds-field">
          <input
            class="ds-input"
            type="radio"
            id={`${field.name}-${choice.value}`}
            name={field.name}
            value={choice.value}
            checked={choice.value === value}
          />
          <label class="ds-label" for={`${field.name}-${choice.value}`}>
            {choice.label}
          </label>
        </div>
      ))}
      <FieldError {...field} />
    </fieldset>
  )
}

export function CheckField({ checked = false, ...field }: Omit<FieldProps, 'optional'> & { checked?: boolean }) {
  return (
    <div class="ds-field">
      <input class="ds-input" type="checkbox" id={field.name} name={field.name} value="yes" checked={checked} {...described(field)} />
      <label class="ds-label" for={field.name}>
        {field.label}
      </label>
      {field.help && (
        <p data-field="description" id={`${field.name}-help`}>
          {field.help}
        </p>
      )}
      <FieldError {...field} />
    </div>
  )
}

function Field({ children, ...field }: FieldProps & { children: Child }) {
  return (
    <div class="ds-field form-field">
      <label class="ds-label" for={field.name}>
        <LabelText {...field} />
      </label>
      {field.help && (
        <p data-field="description" id={`${field.name}-help`}>
          {field.help}
        </p>
      )}
      {children}
      <FieldError {...field} />
    </div>
  )
}

function LabelText({ label, optional, language }: FieldProps) {
  return (
    <>
      {label}
      {optional && <span class="form-field__optional"> ({words[language].optional})</span>}
    </>
  )
}

function FieldError({ name, error }: { name: string; error?: string }) {
  return error ? (
    <p class="ds-validation-message" id={`${name}-error`}>
      {error}
    </p>
  ) : null
}

function described({ name, help, error }: { name: string; help?: string; error?: string }) {
  const by = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? ('true' as const) : undefined }
}
