// Written by `npm run generate` from the migrated database. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** May be left out when inserted. Kysely's own does not look inside a ColumnType. */
type Generated<T> = T extends ColumnType<infer Read, infer Insert, infer Update>
  ? ColumnType<Read, Insert | undefined, Update>
  : ColumnType<T, T | undefined, T>
/** Parsed when read; written as text (`JSON.stringify`), since pg would send an array as a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>
type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>
type Timestamp = ColumnType<Date, Date | string, Date | string>

interface Entry {
  id: GeneratedAlways<number>
  source_id: number
  uri: string
  kind: string
  hash: string
  version: number
  title: Json
  description: Json
  publisher: string | null
  identifier: string | null
  catalogues: Generated<string[]>
  first_seen_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  changed_run: number
  ended_at: Timestamp | null
}

interface EntryCheck {
  entry_id: number
  version: number
  edition: string
  profiles: string[]
  dcat_ap: boolean | null
  violations: number
  warnings: number
  infos: number
  results: Json
  at: Generated<Timestamp>
}

interface EntryLink {
  entry_id: number
  link_id: number
  role: string
}

interface EntryVersion {
  entry_id: number
  version: number
  change: string
  run_id: number
  at: Generated<Timestamp>
  hash: string | null
  triples: string | null
}

interface FacetCount {
  source: number
  value: number
  n: number
}

interface FacetValue {
  id: GeneratedAlways<number>
  facet: string
  value: string
  label: string | null
}

interface HarvestRun {
  id: GeneratedAlways<number>
  source_id: number
  state: Generated<string>
  stage: string | null
  file: string | null
  confirmed_removal: Generated<boolean>
  requested_by: Json
  requested_at: Generated<Timestamp>
  started_at: Timestamp | null
  heartbeat_at: Timestamp | null
  finished_at: Timestamp | null
  url: string | null
  syntax: string | null
  bytes: Generated<number>
  triples: Generated<number>
  records: Generated<number>
  added: Generated<number>
  changed: Generated<number>
  unchanged: Generated<number>
  removed: Generated<number>
  refused: Generated<number>
  held: Generated<number>
  violations: Generated<number>
  warnings: Generated<number>
  infos: Generated<number>
}

interface History {
  id: GeneratedAlways<number>
  at: Generated<Timestamp>
  actor: Json
  on_behalf: string | null
  action: string
  subject_kind: string
  subject_id: string
  before: Json | null
  after: Json | null
  reason: string | null
}

interface IdempotentAnswer {
  caller: string
  key: string
  request: string
  status: number
  headers: Json
  body: string
  at: Generated<Timestamp>
}

interface LinkCheck {
  id: GeneratedAlways<number>
  url: string
  host: string
  state: Generated<string>
  since: Timestamp | null
  status: number | null
  finding: Json | null
  failures: Generated<number>
  checked_at: Timestamp | null
  due_at: Generated<Timestamp>
}

interface Migration {
  name: string
  checksum: string
  applied_at: Generated<Timestamp>
}

interface QualityScore {
  source_id: number
  run_id: number
  method: string
  at: Timestamp
  records: number
  distributions: number
  points: number
  unknown: number
  share_points: number
  share_unknown: number
  dimensions: Json
  counts: Json
  share_counts: Json
  beside: Json
  fixes: Json | null
}

interface RateLimit {
  key: string
  points: Generated<number>
  expire: number | null
}

interface RecordQuality {
  entry_id: number
  method: string
  version: number
  points: number
  unknown: number
  dimensions: Json
  marks: Json
  fixes: string[]
  stars: number[]
  staleness: string
  late_days: number | null
  description: string
  at: Timestamp
}

interface RunFile {
  run_id: number
  number: number
  bytes: Bytes
}

interface RunFinding {
  run_id: number
  number: number
  severity: string
  code: string
  refused: boolean
  focus: string | null
  line: number | null
  column: number | null
  message: Json
  fix: Json
}

interface SearchEntry {
  entry: number
  source: number
  modified: Timestamp
  title_words: number
  analysis: number
  ended: boolean
  packed: string
  name_key: string
  tsv: string
}

interface SearchWord {
  word: string
  stem: string
}

interface Source {
  id: GeneratedAlways<number>
  name: string
  url: string | null
  kind: string
  origin: Generated<string>
  every_hours: number | null
  max_gone_share: Generated<number>
  file_hash: string | null
  etag: string | null
  last_modified: string | null
  added_at: Generated<Timestamp>
  paused_at: Timestamp | null
  ended_at: Timestamp | null
}

interface Synonym {
  id: GeneratedAlways<number>
  words: string[]
  note: string | null
  source: string | null
  origin: Generated<string>
  key: string
  revision: Generated<number>
  added_at: Generated<Timestamp>
  removed_at: Timestamp | null
}

export interface Tables {
  entry: Entry
  entry_check: EntryCheck
  entry_link: EntryLink
  entry_version: EntryVersion
  facet_count: FacetCount
  facet_value: FacetValue
  harvest_run: HarvestRun
  history: History
  idempotent_answer: IdempotentAnswer
  link_check: LinkCheck
  migration: Migration
  quality_score: QualityScore
  rate_limit: RateLimit
  record_quality: RecordQuality
  run_file: RunFile
  run_finding: RunFinding
  search_entry: SearchEntry
  search_word: SearchWord
  source: Source
  synonym: Synonym
}
