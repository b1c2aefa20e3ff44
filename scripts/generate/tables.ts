import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '../../src/db/migrate.ts'
import { type Db, openDatabase } from '../../src/db/open.ts'

/** `src/db/tables.ts`: Kysely's types, read from a database that has just been migrated, so that they cannot drift from the SQL. */
export async function tables(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'allmanning-generate-'))
  try {
    const { db, close } = await openDatabase({ home, serverSettings: { fsync: 'off' } })
    try {
      await migrate(db)
      return render(await readColumns(db))
    } finally {
      await close()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

type Column = {
  table: string
  name: string
  type: string
  nullable: boolean
  identity: string
  generated: boolean
  default: boolean
  comment: string | null
}

/** The catalogue and not information_schema, which does not say what the elements of an array are. */
async function readColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname "table", a.attname "name", format_type(a.atttypid, null) "type", not (a.attnotnull or t.typnotnull) nullable,
      a.attidentity::text identity, a.attgenerated <> '' generated, a.atthasdef "default", col_description(c.oid, a.attnum) comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`.execute(db)
  return rows
}

/** What a column's values are in TypeScript: as read, and as written where more is accepted. See src/db/result-types.ts. */
const types: Record<string, string> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  text: 'string',
  'character varying': 'string',
  uuid: 'string',
  tsvector: 'string',
  inet: 'string',
  bytea: 'Bytes',
  date: 'string',
  numeric: 'Numeric',
  'timestamp with time zone': 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
}

function typeOf(column: Column): string {
  const element = column.type.replace(/(\[\])+$/, '')
  const known = types[element]
  if (!known) throw new Error(`${column.table}.${column.name} is ${column.type}: add how it comes to scripts/generate/tables.ts`)
  const array = '[]'.repeat((column.type.length - element.length) / 2)
  // A ColumnType cannot be an element; in arrays only what is read matters to us.
  const inArray: Record<string, string> = { Bytes: 'Buffer', Numeric: 'string', Timestamp: 'Date', Json: 'unknown' }
  const plain = (array ? (inArray[known] ?? known) : known) + array
  const type = column.nullable ? `${plain} | null` : plain
  if (column.identity === 'a' || column.generated) return `GeneratedAlways<${type}>`
  return column.identity === 'd' || column.default ? `Generated<${type}>` : type
}

/** Written only when a table uses them: a name that nobody uses is an error here. */
const named: Record<string, string> = {
  Generated: `/** May be left out when inserted. Kysely's own does not look inside a ColumnType. */
type Generated<T> = T extends ColumnType<infer Read, infer Insert, infer Update>
  ? ColumnType<Read, Insert | undefined, Update>
  : ColumnType<T, T | undefined, T>`,
  Json: `/** Parsed when read; written as text (\`JSON.stringify\`), since pg would send an array as a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>`,
  Numeric: `/** Decimal digits as text, so that nothing is rounded. */
type Numeric = ColumnType<string, string | number, string | number>`,
  Bytes: 'type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>',
  Timestamp: 'type Timestamp = ColumnType<Date, Date | string, Date | string>',
}

function render(columns: Column[]): string {
  const byTable = Map.groupBy(columns, ({ table }) => table)
  const interfaces = [...byTable].map(
    ([table, own]) => `interface ${pascal(table)} {\n${own.map((column) => `  ${column.name}: ${typeOf(column)}\n`).join('')}}\n`,
  )
  const list = [...byTable.keys()].map((table) => `  ${table}: ${pascal(table)}\n`).join('')
  const body = [...interfaces, `export interface Tables {\n${list}}\n`].join('\n')
  const usedIn = (text: string) => (name: string) => new RegExp(`\\b${name}\\b`).test(text)
  const ours = Object.keys(named)
    .filter(usedIn(body))
    .map((name) => `${named[name]}\n`)
    .join('')
  const imported = ['ColumnType', 'GeneratedAlways'].filter(usedIn(ours + body))
  return `// Written by \`npm run generate\` from the migrated database. Do not edit.
import type { ${imported.join(', ')} } from 'kysely'

${ours}
${body}`
}

const pascal = (name: string) => name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
