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

interface AffectedGroup {
  id: GeneratedAlways<number>
  initiative_id: number
  organisation_id: number | null
  name: Json
  people: number
  impact: string
  changes: Generated<Json>
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  ended_at: Timestamp | null
}

interface Alternative {
  id: GeneratedAlways<number>
  initiative_id: number
  position: number
  kind: string
  innovation: string | null
  title: Json
  description: Generated<Json>
  reuses: Generated<number[]>
  building_blocks: Generated<number[]>
  standards: Generated<number[]>
  dependencies: Generated<Json>
  no_return: Generated<Json>
  open_source: Generated<string>
  licence: string | null
  lock_in: Generated<Json>
  risks: Generated<Json>
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  ended_at: Timestamp | null
}

interface ApiKey {
  id: GeneratedAlways<number>
  key_hash: Bytes
  hint: string
  organisation_id: number | null
  name: string
  roles: string[]
  made_by: number | null
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

interface BenefitPlan {
  benefit_id: number
  initiative_id: number
  frequency: Generated<string>
  method: Generated<string>
  expected: Generated<Json>
  values_from: Generated<string>
  indicator_organisation_id: number | null
  unit_worth: number | null
  price_year: number | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
}

interface BenefitValue {
  id: GeneratedAlways<number>
  benefit_id: number
  period: string
  period_end: string
  revision: number
  value: number | null
  source: string | null
  reason: Generated<Json>
  actor: Json
  at: Generated<Timestamp>
}

interface BusinessCase {
  id: GeneratedAlways<number>
  initiative_id: number
  alternative_id: number
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
}

interface BusinessCaseVersion {
  business_case_id: number
  version: number
  document: Json
  hash: string
  result: Json
  actor: Json
  at: Generated<Timestamp>
  reason: string | null
}

interface ChainLink {
  initiative_id: number
  from_id: number
  to_id: number
}

interface ChainStep {
  id: GeneratedAlways<number>
  initiative_id: number
  kind: string
  position: number
  title: Json
  type: string | null
  dimensions: Generated<string[]>
  stakeholder_id: number | null
  stakeholder: string | null
  owner: string | null
  owner_organisation_id: number | null
  measure: string | null
  indicator_id: number | null
  unit: string | null
  baseline: number | null
  baseline_on: string | null
  target: number | null
  target_on: string | null
  method: string | null
  confidence: string | null
  peng: string | null
  ended_at: Timestamp | null
}

interface ChangeEntry {
  id: GeneratedAlways<number>
  initiative_id: number
  kind: string
  says: Json
  how: Generated<Json>
  groups: Generated<number[]>
  on_day: string
  done_on: string | null
  level: number | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  ended_at: Timestamp | null
}

interface ChangeRequest {
  id: GeneratedAlways<number>
  organisation_id: number
  kind: string
  subject_id: string
  before: Json | null
  after: Json | null
  input: Json
  proposed_by: Json
  proposed_at: Generated<Timestamp>
  reason: string | null
  state: Generated<string>
  decided_by: Json | null
  decided_at: Timestamp | null
  decision_reason: string | null
}

interface CheckCount {
  source_id: number
  run_id: number
  at: Timestamp
  records: number
  conforming: number
  violations: number
  warnings: number
  infos: number
}

interface CommonNeed {
  id: GeneratedAlways<number>
  organisation_id: number
  title: Json
  description: Generated<Json>
  version: Generated<number>
  added_at: Generated<Timestamp>
  ended_at: Timestamp | null
}

interface Decision {
  id: GeneratedAlways<number>
  organisation_id: number
  state: Generated<string>
  title: Json
  question: Json
  alternatives: Generated<Json>
  chosen: string | null
  conclusion: Json | null
  reasons: Json | null
  dissent: Generated<Json>
  decided_by: string | null
  decided_on: string | null
  diary_number: string | null
  review_on: string | null
  subject_kind: string | null
  subject_id: string | null
  purpose: string | null
  supersedes_id: number | null
  published_at: Timestamp | null
  applies_to: Json | null
  withdrawn_why: string | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
}

interface DecisionEvidence {
  id: GeneratedAlways<number>
  decision_id: number
  kind: string
  subject_id: string
  label: Json
  path: string | null
  version: string
  hash: string
  value: Json | null
  observed_at: Timestamp
  pinned_at: Generated<Timestamp>
  now_version: string | null
  now_hash: string | null
  now_value: Json | null
  checked_at: Timestamp | null
  drifted_at: Timestamp | null
  materiality: Json | null
  accepted_hash: string | null
  accepted_by: Json | null
  accepted_at: Timestamp | null
  accepted_why: string | null
}

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
  problems: Generated<string[]>
}

interface EntryLink {
  entry_id: number
  link_id: number
  role: string
}

interface EntryRelation {
  entry_id: number
  relation: string
  target: string
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

interface Evaluation {
  id: GeneratedAlways<number>
  initiative_id: number
  evaluated_on: string
  evaluated_by: string
  effectiveness: string
  effectiveness_found: Generated<Json>
  efficiency: string
  efficiency_found: Generated<Json>
  lessons: Generated<Json>
  lessons_published_at: Timestamp | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  ended_at: Timestamp | null
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
  same_as: number | null
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
  organisation_id: number | null
  chain: Generated<string>
}

interface HistoryChain {
  chain: string
  number: Generated<number>
  hash: Generated<Bytes>
}

interface HistorySeal {
  chain: string
  number: number
  first_id: number
  last_id: number
  rows: number
  hash: Bytes
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

interface Indicator {
  id: GeneratedAlways<number>
  organisation_id: number | null
  code: string | null
  name: Json
  description: Generated<Json>
  unit: string
  decimals: Generated<number>
  better: Generated<string>
  frequency: Generated<string>
  fresh_days: number | null
  source: string
  source_url: string | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  ended_at: Timestamp | null
}

interface IndicatorImport {
  id: GeneratedAlways<number>
  file: string
  encoding: string
  rows: Bytes
  plan: string
  by: Json
  at: Generated<Timestamp>
  done_at: Timestamp | null
  outcome: Json | null
}

interface IndicatorValue {
  id: GeneratedAlways<number>
  indicator_id: number
  organisation_id: number | null
  period: string
  period_end: string
  revision: number
  value: number | null
  source: string | null
  note: string | null
  origin: string
  actor: Json
  at: Generated<Timestamp>
}

interface Initiative {
  id: GeneratedAlways<number>
  organisation_id: number
  title: Json
  summary: Generated<Json>
  goals: Generated<Json>
  parties: Generated<number[]>
  segment: string | null
  recommendations: Generated<number[]>
  state: Generated<string>
  state_on: string | null
  chosen_alternative_id: number | null
  ends_on: string | null
  published_at: Timestamp | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
}

interface InitiativeNeed {
  initiative_id: number
  need_id: number
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

interface LoginSession {
  id: GeneratedAlways<number>
  token_hash: Bytes
  previous_hash: Bytes | null
  previous_until: Timestamp | null
  person_id: number
  provider: string
  provider_sid: string | null
  browser: string
  started_at: Timestamp
  rotated_at: Timestamp
  seen_at: Timestamp
  ended_at: Timestamp | null
  ended_by: string | null
}

interface Migration {
  name: string
  checksum: string
  applied_at: Generated<Timestamp>
}

interface Need {
  id: GeneratedAlways<number>
  organisation_id: number
  title: Json
  problem: Json
  users: Generated<Json>
  goals: Generated<Json>
  legal_drivers: Generated<Json>
  themes: Generated<string[]>
  affected: Generated<number[]>
  urgency: Generated<string>
  needed_by: string | null
  stems: Generated<string[]>
  published_at: Timestamp | null
  closed_at: Timestamp | null
  closed_why: string | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
}

interface NeedJoining {
  id: GeneratedAlways<number>
  common_need_id: number
  need_id: number
  state: Generated<string>
  proposed_by: Json
  proposed_at: Generated<Timestamp>
  answered_by: Json | null
  answered_at: Timestamp | null
  reason: string | null
}

interface NodeQuality {
  day: string
  method: string
  at: Timestamp
  sources: number
  records: number
  distributions: number
  points: number
  unknown: number
  counts: Json | null
  bands: Json | null
  beside: Json | null
  fixes: Json | null
}

interface Notice {
  id: GeneratedAlways<number>
  organisation_id: number
  key: string
  kind: string
  subject_kind: string
  subject_id: string
  path: string
  says: Json
  at: Generated<Timestamp>
  done_at: Timestamp | null
  done_by: Json | null
}

interface Organisation {
  id: GeneratedAlways<number>
  kind: string
  name: Json
  number: string | null
  code: string | null
  valid_from: string | null
  valid_to: string | null
  approval: Generated<string[]>
  origin: Generated<string>
  source: string | null
  as_of: string | null
  version: Generated<number>
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  shipped: Json | null
}

interface OrganisationFact {
  organisation_id: number
  fact: string
  year: number
  value: number
  source: string
}

interface OrganisationGroup {
  organisation_id: number
  edition: string
  code: string
  source: string
}

interface OrganisationImport {
  id: GeneratedAlways<number>
  file: string
  rows: Bytes
  encoding: string
  plan: string
  by: Json
  at: Generated<Timestamp>
  done_at: Timestamp | null
  outcome: Json | null
}

interface OrganisationRelation {
  id: GeneratedAlways<number>
  organisation_id: number
  kind: string
  other_id: number
  valid_from: string
  valid_to: string | null
}

interface OrganisationUri {
  organisation_id: number
  uri: string
  state: string
  reason: string
  at: Generated<Timestamp>
}

interface OwnEntry {
  id: number
  organisation_id: number
  kind: string
  uri: string
  version: Generated<number>
  hash: string
  catalogues: Generated<string[]>
  title: Json
  copied_from: string | null
  published_hash: string | null
  published_catalogues: string[] | null
  added_at: Generated<Timestamp>
  changed_at: Generated<Timestamp>
  discarded_at: Timestamp | null
}

interface OwnEntryVersion {
  own_entry_id: number
  version: number
  triples: string
  catalogues: string[]
  actor: Json
  at: Generated<Timestamp>
}

interface OwnImport {
  id: GeneratedAlways<number>
  organisation_id: number
  kind: string
  name: string
  bytes: Bytes | null
  actor: Json
  at: Generated<Timestamp>
  done_at: Timestamp | null
}

interface Person {
  id: GeneratedAlways<number>
  issuer: string
  subject: string
  name: string | null
  email: string | null
  added_at: Generated<Timestamp>
  seen_at: Timestamp | null
  forgotten_at: Timestamp | null
}

interface PositionAdoption {
  id: GeneratedAlways<number>
  decision_id: number
  organisation_id: number
  decision_version: number
  difference: Json | null
  adopted_on: string
  diary_number: string | null
  ended_at: Timestamp | null
  version: Generated<number>
  added_at: Generated<Timestamp>
}

interface PublisherQuality {
  source_id: number
  method: string
  publisher: string | null
  records: number
  points: number
  unknown: number
  findability: number
  accessibility: number
  interoperability: number
  reusability: number
  contextuality: number
  stale: number
  stars: number
  starred: number
}

interface Pulse {
  id: GeneratedAlways<number>
  initiative_id: number
  title: Json
  token: string
  minimum: number
  groups: Json
  opens_on: string
  closes_on: string
  closed_on: string | null
  version: Generated<number>
  added_at: Generated<Timestamp>
}

interface PulseCount {
  pulse_id: number
  group_id: number
  question: string
  answer: string
  n: number
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
  bands: Json | null
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

interface RefusedEntry {
  id: GeneratedAlways<number>
  at: Timestamp
  door: string
  provider: string | null
  reason: string
}

interface ReuseAnswer {
  id: GeneratedAlways<number>
  hit_id: number
  verdict: string
  reason: string | null
  says: Generated<Json>
  thing_version: number
  actor: Json
  at: Generated<Timestamp>
  replaced_at: Timestamp | null
}

interface ReuseHit {
  id: GeneratedAlways<number>
  initiative_id: number
  entry_id: number | null
  decision_id: number | null
  step: string
  score: number
  demanded: boolean
  thing_version: number
  first_run: number
  last_run: number
}

interface ReuseRun {
  id: GeneratedAlways<number>
  initiative_id: number
  words: string
  why: string
  found: Json
  seen_to: Timestamp
  actor: Json
  at: Generated<Timestamp>
}

interface RoleGrant {
  id: GeneratedAlways<number>
  person_id: number
  role: string
  scope_kind: string
  scope_id: number | null
  origin: Generated<string>
  valid_from: Generated<Timestamp>
  valid_to: Timestamp | null
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
  title: Json | null
  faults: Json | null
  contact: string | null
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

interface SignInFlow {
  state_hash: Bytes
  browser_hash: Bytes
  provider: string
  nonce: string
  code_verifier: string
  return_to: string
  expires_at: Timestamp
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
  gate: Generated<string>
  organisation_id: number | null
}

interface SourceFix {
  source_id: number
  method: string
  fix: string
  records: number
  entries: number[]
}

interface SourceProblem {
  source_id: number
  key: string
  profile: string
  shape: string
  severity: string
  records: number
  places: number
  first: Json
  entries: number[]
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

interface UsedLogoutToken {
  provider: string
  jti: string
  expires_at: Timestamp
}

export interface Tables {
  affected_group: AffectedGroup
  alternative: Alternative
  api_key: ApiKey
  benefit_plan: BenefitPlan
  benefit_value: BenefitValue
  business_case: BusinessCase
  business_case_version: BusinessCaseVersion
  chain_link: ChainLink
  chain_step: ChainStep
  change_entry: ChangeEntry
  change_request: ChangeRequest
  check_count: CheckCount
  common_need: CommonNeed
  decision: Decision
  decision_evidence: DecisionEvidence
  entry: Entry
  entry_check: EntryCheck
  entry_link: EntryLink
  entry_relation: EntryRelation
  entry_version: EntryVersion
  evaluation: Evaluation
  facet_count: FacetCount
  facet_value: FacetValue
  harvest_run: HarvestRun
  history: History
  history_chain: HistoryChain
  history_seal: HistorySeal
  idempotent_answer: IdempotentAnswer
  indicator: Indicator
  indicator_import: IndicatorImport
  indicator_value: IndicatorValue
  initiative: Initiative
  initiative_need: InitiativeNeed
  link_check: LinkCheck
  login_session: LoginSession
  migration: Migration
  need: Need
  need_joining: NeedJoining
  node_quality: NodeQuality
  notice: Notice
  organisation: Organisation
  organisation_fact: OrganisationFact
  organisation_group: OrganisationGroup
  organisation_import: OrganisationImport
  organisation_relation: OrganisationRelation
  organisation_uri: OrganisationUri
  own_entry: OwnEntry
  own_entry_version: OwnEntryVersion
  own_import: OwnImport
  person: Person
  position_adoption: PositionAdoption
  publisher_quality: PublisherQuality
  pulse: Pulse
  pulse_count: PulseCount
  quality_score: QualityScore
  rate_limit: RateLimit
  record_quality: RecordQuality
  refused_entry: RefusedEntry
  reuse_answer: ReuseAnswer
  reuse_hit: ReuseHit
  reuse_run: ReuseRun
  role_grant: RoleGrant
  run_file: RunFile
  run_finding: RunFinding
  search_entry: SearchEntry
  search_word: SearchWord
  sign_in_flow: SignInFlow
  source: Source
  source_fix: SourceFix
  source_problem: SourceProblem
  synonym: Synonym
  used_logout_token: UsedLogoutToken
}
