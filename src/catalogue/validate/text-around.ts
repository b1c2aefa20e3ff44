/** Some lines of a text, from a line number, around the one at fault. */
export type Lined = { at: number; from: number; lines: string[] }
export type Around = (line: number) => Lined | undefined

const before = 2
const after = 2
const longest = 240

// Browsers send pasted lines with a carriage return.
const shown = (line: string) => (line.length > longest ? `${line.slice(0, longest)} …` : line.replace(/\r$/, ''))

/** The lines around one; a very long line is cut, since a whole file may be one line. */
export function linesAround(lines: readonly string[], at: number): Lined | undefined {
  if (at < 1 || at > lines.length) return undefined
  const from = Math.max(1, at - before)
  return {
    at,
    from,
    lines: lines.slice(from - 1, at + after).map(shown),
  }
}
