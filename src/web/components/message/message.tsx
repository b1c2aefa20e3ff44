import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

export type MessageTone = 'info' | 'success' | 'warning' | 'danger'

export type MessageProps = {
  language: Language
  tone: MessageTone
  title?: string
  level?: 2 | 3
  /** For the answer to what somebody just did: read out at once. */
  live?: boolean
  children?: Child
}

/** The tone is heard as well as seen: an icon, a colour and a word. */
export function Message({ language, tone, title, level = 2, live = false, children }: MessageProps) {
  const Heading = `h${level}` as 'h2'
  const word = <span class="visually-hidden">{words[language].message[tone]}: </span>
  return (
    <div class="ds-alert flow" data-color={tone} role={live ? 'status' : undefined}>
      {title ? (
        <Heading class="ds-heading" data-size="2xs">
          {word}
          {title}
        </Heading>
      ) : (
        word
      )}
      {children}
    </div>
  )
}
