import { createContext, Script } from 'node:vm'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { Matcher, TooLarge } from './matcher.ts'
import { PatternError, readPattern } from './read-pattern.ts'

/** A pattern ready to be put to texts: true, false, or undefined where it could not be decided in reasonable time. */
export type Pattern = { readonly matches: (text: string) => boolean | undefined }

type Refusal = { why: LanguageText; fix: LanguageText }

/** XPath's flags: s and m for lines, i for case, x for spaces in the pattern, q for no pattern at all. */
export function compilePattern(pattern: string, flags: string): Pattern | Refusal {
  if (!/^[smixq]*$/.test(flags)) return unknownFlags(flags)
  const ignoreCase = flags.includes('i')
  const multiline = flags.includes('m')
  const source = flags.includes('q') ? quoted(pattern) : flags.includes('x') ? withoutSpaces(pattern) : pattern
  try {
    const matcher = new Matcher(readPattern(source, { dotAll: flags.includes('s'), ignoreCase }), multiline)
    return { matches: (text) => matcher.matches(text) }
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge
    if (!(error instanceof PatternError)) throw error
    return (error.beyond && besideUs(source, flags.replace(/[xq]/g, ''))) || unreadable(error)
  }
}

const quoted = (text: string): string => text.replace(/[\\|.?*+(){}^$[\]-]/g, '\\$&')

/** Flag x: space outside [ ] is only there to be read. */
const withoutSpaces = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+/gs, (part) => (/^\s/.test(part) ? '' : part))

// Patterns that look ahead or back and word boundaries are not XPath, but validators that rest on JavaScript or Java read them. Only
// backtracking can match them, so V8 does it, watched by a clock: (a+)+(?!b) is told as not decided after this many milliseconds.
const patience = 100

function besideUs(source: string, flags: string): Pattern | undefined {
  try {
    new RegExp(source, `${flags}u`)
  } catch {
    return undefined
  }
  const context = createContext({ text: '' })
  const script = new Script(`new RegExp(${JSON.stringify(source)}, ${JSON.stringify(`${flags}u`)}).test(text)`)
  return {
    matches: (text) => {
      context.text = text
      try {
        return script.runInContext(context, { timeout: patience }) as boolean
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
        throw error
      }
    },
  }
}

const unknownFlags = (flags: string): Refusal => ({
  why: { sv: `flaggorna «${flags}» finns inte alla.`, en: `the flags “${flags}” do not all exist.` },
  fix: { sv: 'De som finns är s, m, i, x och q.', en: 'Those that exist are s, m, i, x and q.' },
})

const tooLarge: Refusal = {
  why: { sv: 'mönstret upprepar för mycket för att kunna prövas.', en: 'the pattern repeats too much to be checked.' },
  fix: { sv: 'Minska talen i {…}, eller använd sh:maxLength.', en: 'Lower the numbers in {…}, or use sh:maxLength.' },
}

const unreadable = ({ message, at }: PatternError): Refusal => ({
  why: {
    sv: `mönstret går inte att läsa vid tecken ${at + 1}: ${message}.`,
    en: `the pattern cannot be read at character ${at + 1}: ${message}.`,
  },
  fix: {
    sv: 'Skriv det som ett reguljärt uttryck enligt XPath, med \\ före tecken som ska betyda sig själva.',
    en: 'Write it as a regular expression of XPath, with \\ before characters that should mean themselves.',
  },
})
