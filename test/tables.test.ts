import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import test from 'node:test'

/** Which room writes which table. Everybody may read; whoever makes a table adds it here. */
const owner: Record<string, string> = {
  history: 'history',
  history_chain: 'history',
  history_seal: 'history',
  migration: 'db',
  source: 'catalogue',
  harvest_run: 'catalogue',
  run_file: 'catalogue',
  run_finding: 'catalogue',
  entry: 'catalogue',
  entry_version: 'catalogue',
  search_entry: 'catalogue',
  search_word: 'catalogue',
  facet_value: 'catalogue',
  facet_count: 'catalogue',
  synonym: 'catalogue',
  link_check: 'catalogue',
  entry_link: 'catalogue',
  record_quality: 'catalogue',
  quality_score: 'catalogue',
  entry_check: 'catalogue',
  change_request: 'organisations',
  own_entry: 'catalogue',
  own_entry_version: 'catalogue',
  own_import: 'catalogue',
  organisation: 'organisations',
  organisation_fact: 'organisations',
  organisation_group: 'organisations',
  organisation_relation: 'organisations',
  organisation_uri: 'organisations',
  organisation_import: 'organisations',
  role_grant: 'organisations',
  person: 'identity',
  check_count: 'catalogue',
  source_problem: 'catalogue',
  publisher_quality: 'catalogue',
  source_fix: 'catalogue',
  node_quality: 'catalogue',
  entry_relation: 'catalogue',
  sign_in_flow: 'identity',
  login_session: 'identity',
  used_logout_token: 'identity',
  api_key: 'identity',
  refused_entry: 'identity',
  rate_limit: 'identity',
  idempotent_answer: 'api',
  notice: 'organisations',
  indicator: 'indicators',
  indicator_import: 'indicators',
  indicator_value: 'indicators',
  decision: 'decisions',
  decision_evidence: 'decisions',
  position_adoption: 'decisions',
  common_need: 'initiatives',
  need: 'initiatives',
  need_joining: 'initiatives',
  initiative: 'initiatives',
  initiative_need: 'initiatives',
  reuse_run: 'initiatives',
  reuse_hit: 'initiatives',
  reuse_answer: 'initiatives',
  alternative: 'initiatives',
  chain_link: 'initiatives',
  chain_step: 'initiatives',
  business_case: 'initiatives',
  business_case_version: 'initiatives',
  benefit_plan: 'initiatives',
  benefit_value: 'initiatives',
  evaluation: 'initiatives',
  affected_group: 'initiatives',
  change_entry: 'initiatives',
  pulse: 'initiatives',
  pulse_count: 'initiatives',
}

/** Kysely's ways of writing, and SQL's, each with the table's name. */
const writes = [
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`](\w+)/g,
  /\b(?:insert\s+into|merge\s+into|delete\s+from)\s+(?:only\s+)?"?(\w+)"?/gi,
  /\btruncate\s+(?:table\s+)?(?!on\b)"?(\w+)"?/gi,
  /\bupdate\s+(?:only\s+)?"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi,
  /\bcopy\s+"?(\w+)"?\s*(?:\([^)]*\)\s*)?from\b/gi,
]

function tablesWritten(source: string): string[] {
  return writes.flatMap((write) => [...source.matchAll(write)].map(([, table]) => table!))
}

test('a room writes only its own tables', () => {
  const wrong: string[] = []
  for (const file of globSync('src/**/*.{ts,tsx}', { exclude: (path) => /\.test\.tsx?$/.test(String(path)) })) {
    const [room] = relative('src', file).split('/')
    for (const table of tablesWritten(readFileSync(file, 'utf8'))) {
      if (table in owner && owner[table] !== room) wrong.push(`${file} writes ${table}, which belongs to ${owner[table]}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('every table has an owner', () => {
  const types = readFileSync('src/db/tables.ts', 'utf8')
  const tables = [...types.slice(types.indexOf('interface Tables {')).matchAll(/^ {2}(\w+): /gm)].map(([, table]) => table!)
  assert.ok(tables.includes('history'))
  assert.deepEqual(
    tables.filter((table) => !(table in owner)),
    [],
    'add them to the table in test/tables.test.ts',
  )
})

const forms: [text: string, table: string][] = [
  ["db.insertInto('entry').values(", 'entry'],
  ["db.updateTable('entry as e').set(", 'entry'],
  ["trx\n.deleteFrom(\n'entry')", 'entry'],
  ['sql`insert into entry (id) values', 'entry'],
  ['with gone as (delete from only "entry" where', 'entry'],
  ['update entry e set x = 1', 'entry'],
  ['UPDATE entry AS e SET x = 1', 'entry'],
  ['truncate table entry', 'entry'],
  ['merge into entry using', 'entry'],
  ['copy entry (id, uri) from stdin', 'entry'],
]
for (const [text, table] of forms) {
  test(`"${text.replaceAll('\n', ' ')}" is seen to write ${table}`, () => assert.deepEqual(tablesWritten(text), [table]))
}

test('reading is not writing', () => {
  assert.deepEqual(tablesWritten("db.selectFrom('entry') sql`select from entry for update` sql`on conflict do update set x = 1`"), [])
})
