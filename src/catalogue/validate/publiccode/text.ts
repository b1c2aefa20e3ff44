import type { Severity } from '../../../kernel/finding.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { publiccodeFacts } from './facts.ts'
import { type Form, forms } from './forms.ts'
import type { Shape } from './keys.ts'
import { readLicence } from './licence.ts'
import { nearestTo } from './nearest.ts'
import { older } from './version.ts'
import { words } from './words.ts'

export type TextShape = Extract<Shape, { is: 'text' | 'licence' | 'supported' }>
export type TextFault = { severity: Severity; code: string; message: LanguageText; fix: LanguageText; value?: string }

/** What is wrong with one text, at a key and in a version of the standard. */
export function textFaults(value: string, shape: TextShape, path: string, version: string): TextFault[] {
  if (shape.is === 'licence') return licenceFaults(value)
  if (shape.is === 'supported') return supportedFaults(value, path, version)
  if (shape.oneOf) return notInList(value, typeof shape.oneOf === 'string' ? publiccodeFacts().standard[shape.oneOf] : shape.oneOf, path)
  const wrong = shape.form ? formFaults(value, forms[shape.form], path, version) : []
  return [
    ...wrong,
    ...(shape.also && wrong.length === 0 ? formFaults(value, forms[shape.also], path, version) : []),
    ...(shape.form === 'country' && wrong.length === 0 ? smallLetters(value, path, version) : []),
    ...lengthFaults(value, shape, path),
  ]
}

export function formFaults(value: string, form: Form, path: string, version: string): TextFault[] {
  if (form.right(value)) return []
  const meant = form.right(value.trim()) ? value.trim() : form.meant?.(value)
  // POSIX's en_GB for en-GB went through every reader while 0.4 was the latest: catalogues are full of it.
  const tolerated = form === forms.language && meant === value.replaceAll('_', '-') && version !== publiccodeFacts().standard.latest
  return [
    { severity: tolerated ? 'warning' : 'violation', code: 'wrong-form', ...words.wrongForm(path, value, form.is, form.fix, meant), value },
  ]
}

function notInList(value: string, allowed: readonly string[], path: string): TextFault[] {
  if (allowed.includes(value)) return []
  return [{ severity: 'violation', code: 'not-in-list', ...words.notInList(path, value, allowed, nearestTo(value, allowed)), value }]
}

function smallLetters(value: string, path: string, version: string): TextFault[] {
  if (value === value.toUpperCase() || older(version, '0.5')) return []
  return [{ severity: 'warning', code: 'small-letters', ...words.smallLetters(path, value), value }]
}

function supportedFaults(value: string, path: string, version: string): TextFault[] {
  if (!value.startsWith('alias:')) return formFaults(value, forms.identifier, path, version)
  const known = publiccodeFacts().standard.aliases.map((alias) => `alias:${alias}`)
  if (known.includes(value)) return []
  return [{ severity: 'violation', code: 'unknown-alias', ...words.unknownAlias(path, value, known, nearestTo(value, known)), value }]
}

function licenceFaults(value: string): TextFault[] {
  const reading = readLicence(value)
  switch (reading.kind) {
    case 'right':
      return []
    case 'unknown':
      return [{ severity: 'violation', code: 'licence-unknown', ...words.licenceUnknown(reading.id, reading.nearest), value }]
    case 'not-an-expression':
      return [{ severity: 'violation', code: 'licence-not-spdx', ...words.licenceNoExpression(value), value }]
    case 'spelling':
      return [{ severity: 'warning', code: 'licence-spelling', ...words.licenceSpelling(reading.id, reading.right), value }]
    case 'deprecated':
      return [{ severity: 'warning', code: 'licence-deprecated', ...words.licenceDeprecated(reading.id), value }]
  }
}

function lengthFaults(value: string, { shortest, longest }: TextShape & { is: 'text' }, path: string): TextFault[] {
  if (shortest === undefined && longest === undefined) return []
  const length = lengthOf(value.trimEnd())
  if (longest !== undefined && length > longest)
    return [{ severity: 'violation', code: 'too-long', ...words.tooLong(path, longest, length) }]
  if (shortest !== undefined && length < shortest)
    return [{ severity: 'violation', code: 'too-short', ...words.tooShort(path, shortest, length) }]
  return []
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Letters as a person counts them: a flag or an å of two parts is one. Plain ASCII needs no segmenting, except that CR LF is one. */
function lengthOf(text: string): number {
  if (/^[\x00-\x0c\x0e-\x7f]*$/.test(text)) return text.length
  let length = 0
  for (const _ of graphemes.segment(text)) length++
  return length
}
