/** A number as people write it: `1 234,5`, `1234.5`, `−3`, `12 %`. Undefined where it is none, or where one cannot know: `1.234,5,6`. */
export function typedNumber(written: string): number | undefined {
  // Spreadsheets of ours have an apostrophe before a minus sign, so that nothing runs as a formula.
  const text = written
    .replace(/^'/, '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/%$/, '')
    .replace(',', '.')
  if (!/^[+-]?\d{1,15}(\.\d{1,12})?$/.test(text)) return undefined
  return Number(text)
}
