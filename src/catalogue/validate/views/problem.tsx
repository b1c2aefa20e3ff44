import type { Child } from 'hono/jsx'
import { say } from '../../../kernel/language-text.ts'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { RecordResult } from '../result.ts'
import { words } from '../words.ts'

export const tones: { readonly [severity in RecordResult['severity']]: Tone } = { violation: 'danger', warning: 'warning', info: 'info' }

type Props = {
  visit: Visit
  first: RecordResult
  records: number
  /** Points for the catalogue when it is mended everywhere. */
  gain?: number
  /** How many of the places have a ready correction. */
  ready?: number
  level?: 1 | 2 | 3
  children?: Child
}

/** One fault: what is wrong, what to do, in how many records, with an example and the rule. */
export function Problem({ visit, first, records, gain, ready = 0, level = 3, children }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const Heading = `h${level}` as 'h3'
  const count = (n: number) => formatNumber(n, language)
  const facts: Child[] = [
    t.inRecords(count(records), records === 1),
    gain !== undefined && gain >= 0.05 && t.gain(formatNumber(gain, language, { signDisplay: 'always', maximumFractionDigits: 1 })),
    first.example !== undefined && (
      <>
        {t.example}: <code>{first.example}</code>
      </>
    ),
    first.rule && (
      <a href={first.rule} rel="noreferrer">
        {t.rule}
      </a>
    ),
    ready > 0 && t.readyFixes(count(ready), ready === 1),
  ].filter((fact) => !!fact)
  return (
    <>
      <Heading>
        <Tag tone={tones[first.severity]}>{t.severity[first.severity]}</Tag> {headingOf(first, language)}
      </Heading>
      <p>{say(first.fix, language)?.text}</p>
      <p class="quiet small">
        {facts.map((fact, at) => (
          <>
            {at > 0 && ' · '}
            {fact}
          </>
        ))}
      </p>
      {children}
    </>
  )
}

/** The field and what is wrong with it; a message that names the field needs it no more. */
export function headingOf(first: RecordResult, language: 'sv' | 'en'): string {
  const label = (first.label && say(first.label, language)?.text) ?? ''
  const message = say(first.message, language)?.text ?? ''
  if (label === '' || message.toLowerCase().includes(label.toLowerCase())) return message
  return `${label.slice(0, 1).toLocaleUpperCase(language)}${label.slice(1)}: ${message}`
}

/** Which record, and what in it. */
export function placeOf(result: RecordResult, language: 'sv' | 'en'): string {
  const record = (result.title && say(result.title, language)?.text) ?? result.focus
  const part = result.part && say(result.part, language)?.text
  return part ? `${record} › ${part}` : record
}
