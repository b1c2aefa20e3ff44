import pg from 'pg'

const strings = pg.types.getTypeParser(1009 as number) as (text: string) => (string | null)[] // text[]

/** int8 comes as a number, date as 'YYYY-MM-DD' and numeric as a string, also in arrays; timestamptz stays a Date and jsonb is parsed. */
const parsers: Record<number, (text: string) => unknown> = {
  20: safeInteger,
  1016: (text) => strings(text).map((value) => value && safeInteger(value)),
  1082: (text) => text,
  1182: strings,
  1231: strings,
}

function safeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} does not fit in a JavaScript number`)
  return number
}

export const getTypeParser = ((oid: number, format?: 'text') =>
  (format !== ('binary' as string) && parsers[oid]) || pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser']
