import { type Position, unreadable } from '../parse-problem.ts'

const token =
  /\s*(?:([{}[\],:])|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/** JSON.parse does not always say where it stopped, so a text that it refused is read once more, slowly. */
export function firstErrorIn(text: string): number {
  const open: string[] = []
  let wants: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'nothing' = 'value'
  token.lastIndex = 0
  for (;;) {
    const before = token.lastIndex
    const match = token.exec(text)
    if (!match) return before + /\s*/.exec(text.slice(before))![0].length
    const at = token.lastIndex - match[0].trimStart().length
    const mark = match[1]
    const isString = match[0].trimStart().startsWith('"')
    const closes = mark === '}' || mark === ']'
    if (wants === 'value' || wants === 'value or ]') {
      if (mark === '{' || mark === '[') {
        open.push(mark)
        wants = mark === '{' ? 'key or }' : 'value or ]'
        continue
      }
      if (mark !== undefined && !(closes && wants === 'value or ]' && mark === ']')) return at
    } else if (wants === 'key' || wants === 'key or }') {
      if (isString) {
        wants = ':'
        continue
      }
      if (!(wants === 'key or }' && mark === '}')) return at
    } else if (wants === ':') {
      if (mark !== ':') return at
      wants = 'value'
      continue
    } else if (wants === ', or close') {
      if (mark === ',') {
        wants = open.at(-1) === '{' ? 'key' : 'value'
        continue
      }
      if (mark !== (open.at(-1) === '{' ? '}' : ']')) return at
    } else return at
    if (closes) open.pop()
    wants = open.length === 0 ? 'nothing' : ', or close'
  }
}

export const broken = (text: string, start: Required<Position>, cause: unknown) => {
  const at = firstErrorIn(text)
  const lines = text.slice(0, at).split('\n')
  const column = lines.at(-1)!.length + (lines.length === 1 ? start.column : 1)
  const position = { line: start.line + lines.length - 1, column }
  if (at >= text.trimEnd().length) return truncated(position)
  return unreadable(
    'json-syntax',
    {
      sv: `här är JSON-texten felaktig («${text.slice(at, at + 30)}»).`,
      en: `the JSON text is malformed here (“${text.slice(at, at + 30)}”).`,
    },
    {
      sv: 'Titta efter ett glömt kommatecken eller citattecken strax före, eller ett komma för mycket.',
      en: 'Look for a missing comma or quotation mark just before, or a comma too many.',
    },
    position,
    cause,
  )
}

export const misplaced = (code: number, position: Position) =>
  unreadable(
    'json-syntax',
    { sv: `här får «${String.fromCharCode(code)}» inte stå.`, en: `“${String.fromCharCode(code)}” may not stand here.` },
    {
      sv: 'Rätta stället, och kontrollera filen med en JSON-validerare.',
      en: 'Correct this place, and check the file with a JSON validator.',
    },
    position,
  )

export const truncated = (position: Position) =>
  unreadable(
    'rdf-truncated',
    { sv: 'filen tar slut för tidigt.', en: 'the file ends too early.' },
    { sv: 'Kontrollera att hela filen kom fram.', en: 'Check that the whole file arrived.' },
    position,
  )

export const tooLarge = (position: Position) =>
  unreadable(
    'jsonld-too-large',
    { sv: 'en enda post är större än 128 miljoner tecken.', en: 'a single record is larger than 128 million characters.' },
    {
      sv: 'Lägg posterna bredvid varandra i @graph i stället för inuti varandra.',
      en: 'Put the records side by side in @graph instead of inside one another.',
    },
    position,
  )
