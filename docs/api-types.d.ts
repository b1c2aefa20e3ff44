// Written by `npm run generate` from docs/openapi.json. Do not edit.

/** A refusal, as RFC 9457 has it. */
export type Problem = {
  /** The sort of problem, as a lasting address. */
  type: string
  /** The sort of problem in words. */
  title: string
  /** The status code. */
  status: number
  /** What happened and what to do. */
  detail: string
  /** The address that was called. */
  instance: string
  findings?: Array<Finding>
  /** The number in our log, when the fault is ours. */
  incident?: string
}

/** What is wrong, and what to do. */
export type Finding = {
  /** How grave it is. */
  severity: 'violation' | 'warning' | 'info'
  /** A stable code for this sort of finding. */
  code: string
  message: TextInLanguages
  fix: TextInLanguages
  /** The address of the record it concerns. */
  focus?: string
  /** The parameter it concerns, or the place in what was sent as a JSON Pointer. */
  field?: string
  /** Line in the file. */
  line?: number
  /** Character on the line. */
  column?: number
}

/** A text in languages, by BCP 47 tag. A text whose language nobody stated has the tag und. */
export type TextInLanguages = { [name: string]: string }

export type EntryPage = {
  items: Array<EntrySummary>
  /** How many there are in all, where it is quick to count. */
  total?: number
  /** Give it as cursor to go on. Missing when everything has been read. */
  nextCursor?: string
  links: PageLinks
  /** What each facet value would give, with facets=true. */
  facets?: { [name: string]: Array<{ value: string; label: string; count: number }> }
  /** A better spelling, when nothing was found. */
  didYouMean?: string
}

export type EntrySummary = {
  /** The number on this node. */
  id: number
  /** The address that the publisher has given the entry. */
  uri: string
  /** What the entry describes. */
  kind: 'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'
  title: TextInLanguages
  description: TextInLanguages
  /** The address of the publisher, or the name where there is no address. */
  publisher: string | null
  /** The source that the entry comes from. */
  source: { id: number; name: string }
  /** Which version, from 1. */
  version: number
  /** When the publisher last changed it. */
  modified: string | null
  /** When it was first harvested here. */
  firstSeenAt: string
  /** When it last changed here. */
  changedAt: string
  /** When it was removed from its source. */
  endedAt: string | null
  links: EntryLinks
}

export type EntryLinks = {
  self: string
  /** The page for people. */
  page: string
  /** The persistent address. */
  thing: string
  versions: string
  checks: string
  quality: string
  turtle: string
  rdfxml: string
  jsonld: string
  ntriples: string
}

export type PageLinks = {
  /** This page. */
  self: string
  /** The next page, where there is one. */
  next?: string
  /** The previous page, where there is one. */
  previous?: string
}

export type Entry = {
  /** The number on this node. */
  id: number
  /** The address that the publisher has given the entry. */
  uri: string
  /** What the entry describes. */
  kind: 'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'
  title: TextInLanguages
  description: TextInLanguages
  /** The address of the publisher, or the name where there is no address. */
  publisher: string | null
  /** The source that the entry comes from. */
  source: { id: number; name: string }
  /** Which version, from 1. */
  version: number
  /** When the publisher last changed it. */
  modified: string | null
  /** When it was first harvested here. */
  firstSeenAt: string
  /** When it last changed here. */
  changedAt: string
  /** When it was removed from its source. */
  endedAt: string | null
  links: EntryLinks
  /** Keywords with their language. */
  keywords: Array<{ text: string; language: string }>
  publisherNamed?: NamedThing
  creators: Array<NamedThing>
  contacts: Array<Contact>
  /** Themes, as addresses. */
  themes: Array<string>
  /** Licences, as addresses. */
  licences: Array<string>
  /** Formats, as the publisher writes them. */
  formats: Array<string>
  /** Access rights, as addresses. */
  accessRights: Array<string>
  /** Languages, as addresses. */
  languages: Array<string>
  /** Identifiers. */
  identifiers: Array<string>
  /** Web pages about it. */
  landingPages: Array<string>
  spatial: Array<NamedThing>
  conformsTo: Array<NamedThing>
  /** Periods of time. */
  temporal: Array<{ start?: string; end?: string }>
  /** How often it is updated, as an address. */
  frequency?: string
  /** When it was issued, as the publisher writes it. */
  issued?: string
  distributions: Array<Distribution>
}

export type NamedThing = {
  uri?: string
  name: TextInLanguages
}

export type Contact = {
  uri?: string
  name: TextInLanguages
  email?: string
  telephone?: string
  url?: string
}

/** A way to get it. */
export type Distribution = {
  uri?: string
  title: TextInLanguages
  description: TextInLanguages
  accessUrls: Array<string>
  downloadUrls: Array<string>
  formats: Array<string>
  licence?: string
  byteSize?: string
  modified?: string
  status?: string
  conformsTo: Array<NamedThing>
}

export type EntryVersion = {
  version: number
  change: 'added' | 'changed' | 'removed'
  at: string
  /** The run that made the change. */
  runId: number
  /** Statements that came. */
  added: Array<Statement>
  /** Statements that went. */
  removed: Array<Statement>
}

export type Statement = {
  /** The properties that lead there from the entry. */
  path: Array<string>
  value: string
  language: string
  isIri: boolean
}

export type ValidationReport = {
  /** True when the file could be read and nothing is wrong. */
  conforms: boolean
  /** How many records were checked. */
  records: number
  results: Array<ValidationResult>
  /** What is wrong with the file itself. */
  findings: Array<Finding>
}

export type ValidationResult = {
  /** The address of the record. */
  focus: string
  title?: TextInLanguages
  part?: TextInLanguages
  /** The address of the part. */
  partUri?: string
  /** The property it is about. */
  path?: string
  label?: TextInLanguages
  /** The value that is wrong. */
  value?: string
  /** How grave it is. */
  severity: 'violation' | 'warning' | 'info'
  /** The constraint of SHACL that is not met. */
  component: string
  /** Our rule. */
  shape: string
  /** Where the specification says so. */
  rule?: string
  message: TextInLanguages
  fix: TextInLanguages
  /** A right value. */
  example?: string
  /** Line in the file. */
  line?: number
  /** The profile of the rule. */
  profile: string
  patch?: TextInLanguages
}

export type FileAtAddress = {
  /** The address of the file. */
  url: string
}

export type CorrectedFile = {
  mediaType: string
  /** The faults that were corrected. */
  applied: Array<ValidationResult>
  /** The whole file, corrected. */
  file: string
}

export type ProfileSummary = {
  id: string
  /** The lasting address of the profile. */
  iri: string
  title: TextInLanguages
  version: string
  issued: string
  /** The specification that the profile was written from. */
  source: string
  /** The kinds of entries that it is for. */
  kinds: Array<'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'>
}

export type Profile = {
  id: string
  /** The lasting address of the profile. */
  iri: string
  title: TextInLanguages
  version: string
  issued: string
  /** The specification that the profile was written from. */
  source: string
  /** The kinds of entries that it is for. */
  kinds: Array<'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'>
  rules: Array<ProfileRule>
}

export type ProfileRule = {
  /** The rule's name, below the profile's address. */
  id: string
  /** What the rule is for. */
  targetClass: string
  on?: TextInLanguages
  /** The property. */
  path?: string
  label?: TextInLanguages
  severity: 'violation' | 'warning' | 'info'
  message: TextInLanguages
  fix: TextInLanguages
  /** A right value. */
  example?: string
  /** Where the specification says so. */
  source?: string
  /** The constraint of SHACL. */
  sort: string
}

export type EntryChecks = {
  checkedAt: string
  profiles: Array<string>
  violations: number
  warnings: number
  infos: number
  results: Array<ValidationResult>
}

export type SourceInList = {
  id: number
  name: string
  /** The address of the catalogue. None where files are handed in. */
  url: string | null
  kind: string
  origin: 'people' | 'facts' | 'demonstration'
  everyHours: number | null
  paused: boolean
  /** How many entries there are now. */
  entries: number
  /** The latest run. */
  latestRun: { id: number; state: string; at: string; violations: number; link: string } | null
  links: { self: string }
}

export type Source = {
  id: number
  name: string
  /** The address of the catalogue. None where files are handed in. */
  url: string | null
  /** How it is read: rdf or publiccode. */
  kind: string
  /** Who added it: people, or Allmänning itself. */
  origin: 'people' | 'facts' | 'demonstration'
  /** Hours between harvests. */
  everyHours: number | null
  /** More than this share is not removed without somebody agreeing. */
  maxGoneShare: number
  /** The number of the organisation that has it. Without it, it is the node’s own. */
  organisation: number | null
  /** What is let in: everything, or only records without errors by the profiles. */
  gate: 'all' | 'conforming'
  paused: boolean
  addedAt: string
  endedAt: string | null
  links: { self: string; runs: string; quality: string; entries: string; page: string; turtle: string; rdfxml: string }
}

export type NewSource = {
  /** What to call it, such as the name of the organisation. */
  name: string
  /** Where it is fetched from. Left out where files are handed in. */
  url?: string
  /** How it is read. */
  kind?: 'rdf' | 'publiccode'
  /** Hours between harvests. Without it the source is harvested only when somebody asks. */
  everyHours?: number
  /** More than this share is not removed without somebody agreeing. */
  maxGoneShare?: number | null
  /** The number of the organisation that has it. Without it, it is the node’s own. */
  organisation?: number
  /** What is let in: everything, or only records without errors by the profiles. */
  gate?: 'all' | 'conforming'
}

export type Approval = {
  id: number
  /** The number of the organisation. */
  organisation: number
  /** What the change is about: entries, source or organisation. */
  kind: string
  /** The number of what should be changed. */
  subject: string
  /** Whether it waits, or was approved, rejected, withdrawn or out of date. */
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'outdated'
  /** As it was when the change was proposed. */
  before: { [name: string]: unknown } | null
  /** As it becomes. null where it ends. */
  after: { [name: string]: unknown } | null
  proposedBy: Doer
  proposedAt: string
  /** Why, as the one who proposed says. */
  reason: string | null
  decidedBy: Doer | null
  decidedAt: string | null
  /** Why, as the one who decided says. */
  decisionReason: string | null
  links: { self: string; decisions: string; page: string }
}

export type Doer = {
  /** A person, the key of a system, a run, whoever runs the node, or the node itself. */
  kind: 'person' | 'key' | 'run' | 'operator' | 'system' | 'anyone'
  /** The number of the person, the key or the run. */
  number: number | null
}

export type SourceChange = {
  /** A new name. */
  name?: string
  /** A new address, or null for a source where files are handed in. */
  url?: string | null
  /** Hours between harvests, or null for only when somebody asks. */
  everyHours?: number | null
  /** More than this share is not removed without somebody agreeing. */
  maxGoneShare?: number
  /** What is let in: everything, or only records without errors by the profiles. */
  gate?: 'all' | 'conforming'
  /** Whether harvesting should rest. */
  paused?: boolean
}

export type Run = {
  id: number
  sourceId: number
  /** Where it is. Incomplete: only a part could be read. */
  state: 'waiting' | 'running' | 'done' | 'incomplete' | 'failed'
  /** The stage that is under way. */
  stage: 'fetching' | 'reading' | 'storing' | 'finishing' | 'null'
  requestedAt: string
  startedAt: string | null
  finishedAt: string | null
  /** The address that the file came from in the end. */
  url: string | null
  /** The file that was handed in. */
  file: string | null
  syntax: string | null
  /** The size of the file. */
  bytes: number
  /** Statements in the file. */
  triples: number
  /** Records in the file. */
  records: number
  /** New records. */
  added: number
  /** Changed records. */
  changed: number
  /** Unchanged records. */
  unchanged: number
  /** Removed records. */
  removed: number
  /** Refused records. */
  refused: number
  /** Records that are gone but held back. */
  held: number
  /** Errors. */
  violations: number
  /** Warnings. */
  warnings: number
  /** Notes. */
  infos: number
  links: { self: string; findings: string; source: string; page: string }
}

export type RunFinding = {
  /** How grave it is. */
  severity: 'violation' | 'warning' | 'info'
  /** A stable code for this sort of finding. */
  code: string
  message: TextInLanguages
  fix: TextInLanguages
  /** The address of the record it concerns. */
  focus?: string
  /** The parameter it concerns, or the place in what was sent as a JSON Pointer. */
  field?: string
  /** Line in the file. */
  line?: number
  /** Character on the line. */
  column?: number
  /** Whether the record was refused because of it. */
  refused: boolean
}

export type OwnEntry = {
  /** The number, of the entry too when it is published. */
  id: number
  /** The number of the organisation that writes it. */
  organisation: number
  kind: 'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact'
  /** The lasting address of the entry. */
  uri: string
  title: TextInLanguages
  /** A draft, published, changed since it was published, ended or thrown away. */
  state: 'draft' | 'published' | 'changed' | 'ended' | 'discarded'
  /** The version of the draft. */
  version: number
  /** Addresses of catalogues that list it. */
  catalogues: Array<string>
  /** The address of what it was made from. */
  copiedFrom: string | null
  addedAt: string
  changedAt: string
  links: { self: string; check: string; publications: string; endings: string; page: string }
}

export type NewOwnEntry = {
  /** What it describes. */
  kind: 'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact'
}

export type OwnEntryContent = {
  /** The whole entry in Turtle. */
  turtle: string
  /** Addresses of catalogues that should list it. Without them it stays as before. */
  catalogues?: Array<string>
}

export type DraftCheck = {
  version: number
  /** True when no error stops publication. */
  ready: boolean
  violations: number
  warnings: number
  infos: number
  results: Array<ValidationResult>
}

export type NewPublication = {
  /** The version of the draft that you have read. */
  version: number
  /** Why. */
  reason?: string
}

export type NewEnding = {
  /** Why. */
  reason?: string
}

export type SourceQuality = {
  method: 'eu' | 'digg'
  /** The points. */
  points: number
  /** The most points there can be. */
  most: number
  /** Points that may be added when what has not been tried has been. */
  unknown: number
  /** The rating. */
  band: 'excellent' | 'good' | 'sufficient' | 'bad'
  dimensions: QualityDimensions
  sourceId: number
  runId: number
  at: string
  /** Datasets that count. */
  records: number
  /** What share fulfils each indicator. */
  indicators: { [name: string]: { label: TextInLanguages; share: number | null; points: number; most: number } }
  /** What to do, that which gives most first. */
  fixes: Array<RankedFix>
  /** The points run by run, oldest first. */
  trend: Array<{ runId: number; at: string; points: number }>
}

export type QualityDimensions = {
  findability?: { points: number; most: number; unknown: number }
  accessibility?: { points: number; most: number; unknown: number }
  interoperability?: { points: number; most: number; unknown: number }
  reusability?: { points: number; most: number; unknown: number }
  contextuality?: { points: number; most: number; unknown: number }
}

export type RankedFix = {
  id: string
  headline: TextInLanguages
  advice: TextInLanguages
  /** The sort of work. */
  effort: 'once' | 'each' | 'server'
  /** How many datasets it is about. */
  records: number
  /** Points for each dataset, as a mean. */
  gainPerRecord: number
  /** Points for the catalogue when all of them are mended. */
  gain: number
  /** The first of them. */
  examples: Array<{ uri: string; id?: number; title: TextInLanguages }>
}

export type EntryQuality = {
  method: 'eu' | 'digg'
  /** The points. */
  points: number
  /** The most points there can be. */
  most: number
  /** Points that may be added when what has not been tried has been. */
  unknown: number
  /** The rating. */
  band: 'excellent' | 'good' | 'sufficient' | 'bad'
  dimensions: QualityDimensions
  at: string
  /** How far each indicator is fulfilled, 0 to 1; null while it is not known. */
  marks: { [name: string]: number | null }
  /** What can be done. */
  advice: Array<{ id: string; advice: TextInLanguages }>
  /** Stars of each distribution, 0 to 4. */
  stars: Array<number>
  /** Whether it is up to date. */
  staleness: string
  /** Whether the description is enough. */
  description: string
}

export type PublisherQuality = {
  /** Address or name; null for those without a publisher. */
  publisher: string | null
  name: TextInLanguages & { [name: string]: unknown } | null
  records: number
  points: number
  unknown: number
  /** How many are out of date. */
  stale: number
  stars: number | null
  dimensions: { [name: string]: number }
}

export type OrganisationInList = {
  id: number
  /** State agency, region, municipality, municipal association, municipal company, or other. */
  kind: 'agency' | 'region' | 'municipality' | 'association' | 'company' | 'other'
  name: TextInLanguages
  /** Organisation number, ten digits. */
  number: string | null
  /** The code of the county, two digits, or the municipality, four, by Statistics Sweden. */
  code: string | null
  /** The first day. */
  validFrom: string | null
  /** The day that it ends. */
  validTo: string | null
  links: { self: string }
}

export type Organisation = {
  id: number
  /** State agency, region, municipality, municipal association, municipal company, or other. */
  kind: 'agency' | 'region' | 'municipality' | 'association' | 'company' | 'other'
  name: TextInLanguages
  /** Organisation number, ten digits. */
  number: string | null
  /** The code of the county, two digits, or the municipality, four, by Statistics Sweden. */
  code: string | null
  /** The first day. */
  validFrom: string | null
  /** The day that it ends. */
  validTo: string | null
  /** Inhabitants and staff, year by year. */
  figures: Array<{ fact: 'population' | 'staff'; year: number; value: number; source: string }>
  /** The municipal group in each edition. */
  groups: Array<{ edition: string; code: string; source: string }>
  /** Those it stands beside, in rank and in time. */
  relations: Array<{ kind: 'parent' | 'child' | 'predecessor' | 'successor'; organisation: number; name: TextInLanguages; from: string; to: string | null; link: string }>
  /** Addresses and names of publishers in the catalogue that are confirmed to be the organisation. */
  publishers: Array<string>
  /** Kinds of changes that take a second person. */
  needsApproval: Array<string>
  /** Who added it: people, or Allmänning itself. */
  origin: 'people' | 'facts' | 'demonstration'
  /** Where the facts are from. */
  source: string | null
  /** The day of the facts. */
  asOf: string | null
  version: number
  changedAt: string
  links: { self: string; history: string; approvals: string; keys: string; ownEntries: string; page: string }
}

export type NewOrganisation = {
  /** The kind of organisation. */
  kind: 'agency' | 'region' | 'municipality' | 'association' | 'company' | 'other'
  /** The legal name, in Swedish and English. */
  name: { sv: string; en?: string }
  /** Organisation number, with or without a hyphen. */
  number?: string
  /** Code of the county, two digits, or the municipality, four. */
  code?: string
  /** The first day. */
  validFrom?: string
  /** The day that it ends. */
  validTo?: string
}

export type OrganisationChange = {
  /** The kind of organisation. */
  kind?: 'agency' | 'region' | 'municipality' | 'association' | 'company' | 'other'
  /** The whole name, in all languages. */
  name?: { sv: string; en?: string }
  /** Organisation number, or null. */
  number?: string | null
  /** Code of county or municipality, or null. */
  code?: string | null
  /** The first day, or null. */
  validFrom?: string | null
  /** The day that it ends, or null. */
  validTo?: string | null
}

export type NewFigure = {
  /** Inhabitants or staff. */
  fact: 'population' | 'staff'
  /** The year. */
  year: number
  /** How many. */
  value: number | null
  /** Where it is from. */
  source: string
}

export type NewGroup = {
  /** The year of the edition. */
  edition: string
  /** The code of the group, such as C6. */
  code: string
  /** Where it is from. */
  source: string
}

export type PublisherDecision = {
  /** The address of the publisher, or its name where it has none. */
  address: string
  /** Confirmed, rejected, or back to proposed. */
  state: 'proposed' | 'confirmed' | 'rejected'
}

export type PastChange = {
  id: number
  at: string
  by: Doer
  /** For whom it was done. */
  onBehalf: string | null
  /** What was done, such as changed. */
  action: string
  /** The sort of thing, such as source. */
  kind: string
  /** The number of the thing. */
  subject: string
  /** As it was. */
  before?: unknown
  /** As it became. */
  after?: unknown
  reason: string | null
}

/** A change as it was sealed, or the seal of those before it. docs/history.md tells how the file is checked. */
export type HistoryLine = { [name: string]: unknown }

export type Decisions = {
  decided: Array<{ id: number; state: 'approved' | 'rejected' | 'outdated' }>
  /** Those that could not be decided, and why. */
  refused: Array<{ id: number; type: string; detail: string }>
}

export type NewDecisions = {
  /** The numbers of the proposals. */
  approvals: Array<number>
  /** Approve or reject. */
  verdict: 'approve' | 'reject'
  /** Why. Must be given when you reject. */
  reason?: string
}

export type NewDecision = {
  /** Approve or reject. */
  verdict: 'approve' | 'reject'
  /** Why. Must be given when you reject. */
  reason?: string
}

export type Key = {
  id: number
  name: string
  /** The last four characters of the key. */
  hint: string
  roles: Array<'reader' | 'editor' | 'steward' | 'assessor' | 'decision-maker' | 'administrator' | 'coordinator'>
  madeAt: string
  expiresAt: string
  /** Last used, to the minute. */
  usedAt: string | null
  withdrawnAt: string | null
  links: { self: string }
}

export type MadeKey = {
  id: number
  name: string
  /** The last four characters of the key. */
  hint: string
  roles: Array<'reader' | 'editor' | 'steward' | 'assessor' | 'decision-maker' | 'administrator' | 'coordinator'>
  madeAt: string
  expiresAt: string
  /** Last used, to the minute. */
  usedAt: string | null
  withdrawnAt: string | null
  links: { self: string }
  /** The key itself. It is shown only now. */
  key: string
}

export type NewKey = {
  /** Which system will have it. */
  name: string
  /** Roles that you have yourself. */
  roles: Array<'reader' | 'editor' | 'steward' | 'assessor' | 'decision-maker' | 'administrator' | 'coordinator'>
  /** How many days it holds. */
  days?: number
}

export type Notice = {
  id: number
  /** The kind, such as evidence-moved. */
  kind: string
  says: TextInLanguages
  /** What it is about. */
  subject: { kind: string; id: string }
  /** When it began to wait. */
  at: string
  /** When it was done. */
  doneAt: string | null
  doneBy: Doer | null
  links: { self: string; page: string }
}

export type NoticeChange = {
  /** That it is done. */
  done: 'true'
}

export type IndicatorInList = {
  id: number
  /** Who keeps it; null is the node. */
  organisation: number | null
  /** A short name for files and systems. */
  code: string | null
  name: TextInLanguages
  /** The unit, as it is written after the figure. */
  unit: string
  /** How often it is measured. */
  frequency: 'year' | 'half-year' | 'quarter' | 'month' | 'day'
  /** When it ended. */
  endedAt: string | null
  /** Whether the latest value is fresh, ageing or stale. */
  freshness: 'fresh' | 'ageing' | 'stale' | 'none'
  links: { self: string; values: string }
}

export type Indicator = {
  id: number
  /** Who keeps it; null is the node. */
  organisation: number | null
  /** A short name for files and systems. */
  code: string | null
  name: TextInLanguages
  /** The unit, as it is written after the figure. */
  unit: string
  /** How often it is measured. */
  frequency: 'year' | 'half-year' | 'quarter' | 'month' | 'day'
  /** When it ended. */
  endedAt: string | null
  description: TextInLanguages
  /** How many decimals are shown. */
  decimals: number
  /** Whether a higher or a lower value is better. */
  better: 'higher' | 'lower' | 'neither'
  /** How many days after the period a value holds; null is the usual. */
  freshDays: number | null
  /** Where the figures are from. */
  source: string
  /** The address of the source. */
  sourceUrl: string | null
  version: number
  changedAt: string
  links: { self: string; values: string; page: string }
}

export type NewIndicator = {
  /** The number of the organisation that keeps it, or null for the node. */
  organisation?: number | null
  /** A short name for files and systems. */
  code?: string | null
  /** What is measured. */
  name: { [name: string]: string }
  /** How it is measured. */
  description?: { [name: string]: string }
  /** The unit, as it is written after the figure. */
  unit: string
  /** How many decimals are shown. */
  decimals?: number
  /** Whether a higher or a lower value is better. */
  better?: 'higher' | 'lower' | 'neither'
  /** How often it is measured. */
  frequency?: 'year' | 'half-year' | 'quarter' | 'month' | 'day'
  /** How many days after the period a value holds, or null for the usual. */
  freshDays?: number | null
  /** Where the figures are from. */
  source: string
  /** The address of the source. */
  sourceUrl?: string | null
}

export type IndicatorChange = {
  organisation?: number | null
  code?: string | null
  /** What is measured. */
  name?: { [name: string]: string }
  description?: { [name: string]: string }
  /** The unit, as it is written after the figure. */
  unit?: string
  decimals?: number
  better?: 'higher' | 'lower' | 'neither'
  frequency?: 'year' | 'half-year' | 'quarter' | 'month' | 'day'
  freshDays?: number | null
  /** Where the figures are from. */
  source?: string
  sourceUrl?: string | null
}

export type IndicatorValue = {
  /** Whom the value is about; null is all together. */
  organisation: number | null
  /** Such as 2025, 2025-H1, 2025-Q3 or 2025-03. */
  period: string
  /** The last day of the period. */
  periodEnd: string
  /** Which revision of the value of the period. */
  revision: number
  /** The value; null is withdrawn. */
  value: number | null
  /** The source of this very value; null is the indicator’s own. */
  source: string | null
  note: string | null
  /** How it came here. */
  origin: 'hand' | 'file' | 'api' | 'facts' | 'demonstration'
  at: string
}

export type ReportOutcome = {
  /** New periods. */
  added: number
  /** Corrected: a new revision. */
  revised: number
  /** Withdrawn. */
  withdrawn: number
  /** The same value as before. */
  unchanged: number
}

export type ReportedValues = {
  values: Array<{ organisation?: number | null; period: string; value: number | null; source?: string; note?: string }>
}

export type DecisionInList = {
  id: number
  /** The organisation that decides. */
  organisation: number
  /** A draft, in force, replaced or withdrawn. */
  state: 'draft' | 'decided' | 'superseded' | 'withdrawn'
  title: TextInLanguages
  /** The question that is settled. */
  question: { [name: string]: string }
  /** The conclusion; in a draft what is proposed. */
  conclusion: { [name: string]: string } | null
  /** The body or office. */
  decidedBy: string | null
  /** The day of the decision. */
  decidedOn: string | null
  /** Number in the diary. */
  diaryNumber: string | null
  /** When it is to be reviewed. */
  reviewOn: string | null
  /** What it is about, such as an initiative. */
  subject: { kind: string; id: string } | null
  /** What it is to that, such as start. */
  purpose: string | null
  /** Whether it is a position in force, that others may rely on. */
  isPosition: boolean
  /** When it was published for others. */
  publishedAt: string | null
  /** For whom it is meant. */
  appliesTo: { [name: string]: string } | null
  version: number
  links: { self: string; evidence: string; page: string }
}

export type Decision = {
  id: number
  /** The organisation that decides. */
  organisation: number
  /** A draft, in force, replaced or withdrawn. */
  state: 'draft' | 'decided' | 'superseded' | 'withdrawn'
  title: TextInLanguages
  /** The question that is settled. */
  question: { [name: string]: string }
  /** The conclusion; in a draft what is proposed. */
  conclusion: { [name: string]: string } | null
  /** The body or office. */
  decidedBy: string | null
  /** The day of the decision. */
  decidedOn: string | null
  /** Number in the diary. */
  diaryNumber: string | null
  /** When it is to be reviewed. */
  reviewOn: string | null
  /** What it is about, such as an initiative. */
  subject: { kind: string; id: string } | null
  /** What it is to that, such as start. */
  purpose: string | null
  /** Whether it is a position in force, that others may rely on. */
  isPosition: boolean
  /** When it was published for others. */
  publishedAt: string | null
  /** For whom it is meant. */
  appliesTo: { [name: string]: string } | null
  version: number
  links: { self: string; evidence: string; page: string }
  /** What there was to choose from. */
  alternatives: Array<{ key: string; title: TextInLanguages }>
  /** The key of the one chosen, or in a draft proposed. */
  chosen: string | null
  reasons: TextInLanguages & { [name: string]: unknown } | null
  /** Dissenting opinions. */
  dissent: Array<{ who: string; says: TextInLanguages }>
  /** Why it was withdrawn. */
  withdrawnWhy: string | null
  /** The decision that it replaces. */
  supersedes: number | null
  /** What replaces it, or will when it is taken. */
  supersededBy: number | null
  /** Who relies on it. */
  adoptions: Array<PositionAdoption>
  changedAt: string
}

export type PositionAdoption = {
  id: number
  decision: number
  organisation: number
  name: TextInLanguages
  /** What differs; null where it holds as it is. */
  difference: { [name: string]: string } | null
  decisionVersion: number
  adoptedOn: string
  diaryNumber: string | null
  endedAt: string | null
}

export type NewDraft = {
  /** The organisation that is to decide. */
  organisation: number
  /** What the decision is called. */
  title: { [name: string]: string }
  /** The question to settle. */
  question: { [name: string]: string }
  /** What there is to choose from. */
  alternatives?: Array<DecisionAlternative>
  /** The alternative proposed, by its key. */
  chosen?: string | null
  /** The conclusion, or the decision proposed. */
  conclusion?: { [name: string]: string } | null
  /** The reasons. */
  reasons?: { [name: string]: string } | null
  /** Dissenting opinions. */
  dissent?: Array<Dissent>
  /** When to review the decision. */
  reviewOn?: string | null
  /** What it decides about, such as an initiative. */
  subject?: { kind: string; id: string } | null
  /** What the decision is to it: start, continue, change or stop. */
  purpose?: string | null
  /** What the decision rests on. */
  evidence?: Array<{ kind: string; subject: string }>
}

export type DecisionAlternative = {
  /** A short name for machines. */
  key: string
  title: { [name: string]: string }
}

export type Dissent = {
  /** Who dissented, as an office or a party. */
  who: string
  says: { [name: string]: string }
}

export type DecisionChange = {
  /** What the decision is called. */
  title?: { [name: string]: string }
  /** The question to settle. */
  question?: { [name: string]: string }
  /** What there is to choose from. */
  alternatives?: Array<DecisionAlternative>
  /** The alternative proposed, by its key. */
  chosen?: string | null
  /** The conclusion, or the decision proposed. */
  conclusion?: { [name: string]: string } | null
  /** The reasons. */
  reasons?: { [name: string]: string } | null
  /** Dissenting opinions. */
  dissent?: Array<Dissent>
  /** When to review the decision. */
  reviewOn?: string | null
}

export type DecisionEvidenceList = {
  decision: number
  items: Array<DecisionEvidence>
  /** What the drifts mean together. */
  materiality: { verdict: 'changes-ranking' | 'changes-sign' | 'unchanged' | 'unknown'; says: TextInLanguages; figures: Array<{ label: TextInLanguages; pinned: number | null; now: number | null }> } | null
}

export type DecisionEvidence = {
  id: number
  kind: string
  subject: string
  label: TextInLanguages
  page: string | null
  pinned: { version: string; hash: string; value?: unknown; observedAt: string; at: string }
  /** As it is now; null where it is gone. */
  now: { version: string; hash: string; value?: unknown } | null
  /** How it stands. */
  drift: 'as-pinned' | 'moved' | 'gone' | 'accepted'
  driftedAt: string | null
  /** Whether somebody who decides has judged the drift, and why the decision stands. */
  accepted: { at: string; why: string } | null
}

export type NewEvidence = {
  /** The sort of evidence, such as entry. */
  kind: string
  /** The number of the thing. */
  subject: string
}

export type DriftAcceptance = {
  /** The hash of what you saw, or null where the evidence is gone. */
  seen: string | null
  /** Why the decision stands. */
  why: string
}

export type DecisionTaking = {
  /** The version of the draft that is decided. */
  version: number
  /** The key of the alternative chosen. */
  chosen?: string | null
  /** What is decided. */
  conclusion: { [name: string]: string }
  /** The reasons for the decision. */
  reasons: { [name: string]: string }
  /** Dissenting opinions. */
  dissent?: Array<Dissent>
  /** The body or office that decides, not a person’s name. */
  decidedBy: string
  /** The day of the decision. */
  decidedOn: string
  /** Number in the diary. */
  diaryNumber?: string | null
  /** When to review the decision. */
  reviewOn?: string | null
  /** Why it is decided although the evidence has changed since the draft. */
  anyway?: string
}

export type DecisionWithdrawal = {
  /** The version that you read. */
  version: number
  /** Why. */
  why: string
}

export type PositionPublication = {
  /** The version that you read. */
  version: number
  /** For whom the position is meant, and under which conditions. */
  appliesTo: { [name: string]: string }
}

export type NewAdoption = {
  /** The organisation that relies on it. */
  organisation: number
  /** What differs, and why. Left out: as it is. */
  difference?: { [name: string]: string } | null
  /** From which day. */
  adoptedOn: string
  /** Number in the diary. */
  diaryNumber?: string | null
}

export type Need = {
  id: number
  /** The organisation that has the need. */
  organisation: number
  /** Draft, published or closed. */
  state: 'draft' | 'published' | 'closed'
  title: TextInLanguages
  problem: TextInLanguages
  users: TextInLanguages
  goals: TextInLanguages
  legalDrivers: TextInLanguages
  /** The data themes of the EU, by code. */
  themes: Array<string>
  /** Other organisations that it touches. */
  affected: Array<number>
  /** How urgent it is. */
  urgency: 'low' | 'normal' | 'high' | 'statutory'
  /** The day that it is needed. */
  neededBy: string | null
  /** Why it was closed. */
  closedWhy: string | null
  version: number
  changedAt: string
  links: { self: string; similar: string; page: string }
}

export type NewNeed = {
  /** The need in one line. */
  title: { [name: string]: string }
  /** What does not work today, for whom, and what it leads to. */
  problem: { [name: string]: string }
  /** Who the users are and what they need. */
  users?: { [name: string]: string }
  /** Goals that the need serves. */
  goals?: { [name: string]: string }
  /** Laws and decisions behind it. */
  legalDrivers?: { [name: string]: string }
  /** The data themes of the EU, by code. */
  themes?: Array<'AGRI' | 'ECON' | 'EDUC' | 'ENER' | 'ENVI' | 'GOVE' | 'HEAL' | 'INTR' | 'JUST' | 'SOCI' | 'REGI' | 'TECH' | 'TRAN'>
  /** Other organisations that it touches, by number. */
  affected?: Array<number>
  /** How urgent it is: low, normal, high, or statutory where the law demands it. */
  urgency?: 'low' | 'normal' | 'high' | 'statutory'
  /** The day that it is needed. */
  neededBy?: string | null
  /** The organisation that has the need. */
  organisation: number
}

export type ExploredNeed = {
  steps: Array<{ step: 'building-blocks' | 'services' | 'solutions' | 'data' | 'positions'; hits: Array<ReuseHit> }>
  similar: Array<SimilarNeed>
}

export type ReuseHit = {
  /** An entry of the catalogue, or a position that is published here. */
  thing: 'entry' | 'decision'
  id: number
  kind: string
  title: TextInLanguages
  /** How well it answers the text: 1 is a rare word in the title. */
  score: number
  /** It is so close that a reuse check demands an answer. */
  close: boolean
}

export type SimilarNeed = {
  need: number
  organisation: number
  title: TextInLanguages
  /** How much they have in common: 0 is nothing, 1 everything. */
  likeness: number
  /** The common need that it is a part of. */
  commonNeed: number | null
  link: string
}

export type NeedExploration = {
  /** The description. */
  text: string
  /** Categories that it belongs to. */
  themes?: Array<'AGRI' | 'ECON' | 'EDUC' | 'ENER' | 'ENVI' | 'GOVE' | 'HEAL' | 'INTR' | 'JUST' | 'SOCI' | 'REGI' | 'TECH' | 'TRAN'>
}

export type NeedChange = {
  /** The need in one line. */
  title?: { [name: string]: string }
  /** What does not work today, for whom, and what it leads to. */
  problem?: { [name: string]: string }
  users?: { [name: string]: string }
  goals?: { [name: string]: string }
  legalDrivers?: { [name: string]: string }
  themes?: Array<'AGRI' | 'ECON' | 'EDUC' | 'ENER' | 'ENVI' | 'GOVE' | 'HEAL' | 'INTR' | 'JUST' | 'SOCI' | 'REGI' | 'TECH' | 'TRAN'>
  affected?: Array<number>
  urgency?: 'low' | 'normal' | 'high' | 'statutory'
  neededBy?: string | null
}

export type NeedClosing = {
  /** Why it is closed. */
  why: string
}

export type CommonNeed = {
  id: number
  /** The organisation that holds it together. */
  organisation: number
  title: TextInLanguages
  description: TextInLanguages
  needs: Array<{ need: number; organisation: number; state: 'proposed' | 'joined' | 'declined' | 'left'; reason: string | null }>
  version: number
  links: { self: string; page: string }
}

export type NewCommonNeed = {
  /** The number of the need. */
  need: number
  /** The needs of the others, by number. */
  others: Array<number>
}

export type CommonNeedAnswer = {
  /** The number of the need. */
  need: number
  /** The answer. */
  verdict: 'join' | 'decline' | 'leave'
  /** Reason. */
  reason?: string
}

export type InitiativeInList = {
  id: number
  /** The organisation that is responsible. */
  organisation: number
  title: TextInLanguages
  /** Other organisations that take part. */
  parties: Array<number>
  /** Recommendations of the framework. */
  recommendations: Array<number>
  /** Where the initiative is. */
  state: 'draft' | 'proposed' | 'decided' | 'running' | 'completed' | 'stopped'
  /** Since which day. A draft has none. */
  stateSince: string | null
  /** The day when the work is to be over. */
  endsOn: string | null
  /** When everybody could read it. */
  publishedAt: string | null
  /** That of the chosen alternative, or the highest before one is chosen, in kronor. */
  netPresentValue: number | null
  /** In the prices of which year. */
  priceYear: number | null
  links: { self: string }
}

export type Initiative = {
  id: number
  /** The organisation that is responsible. */
  organisation: number
  title: TextInLanguages
  /** Other organisations that take part. */
  parties: Array<number>
  /** Recommendations of the framework. */
  recommendations: Array<number>
  /** Where the initiative is. */
  state: 'draft' | 'proposed' | 'decided' | 'running' | 'completed' | 'stopped'
  /** Since which day. A draft has none. */
  stateSince: string | null
  /** The day when the work is to be over. */
  endsOn: string | null
  /** When everybody could read it. */
  publishedAt: string | null
  summary: TextInLanguages
  /** Goals of the organisation. */
  goals: { [name: string]: string }
  /** Whom it is for. */
  segment: string | null
  /** The needs that you may read. */
  needs: Array<number>
  /** The alternative that was chosen. */
  chosenAlternative: number | null
  /** What is done and what remains. */
  tasks: Array<InitiativeTask>
  version: number
  addedAt: string
  changedAt: string
  links: { self: string; alternatives: string; page: string }
}

export type InitiativeTask = {
  /** What is to be done. */
  key: string
  /** The phase of benefit realisation. */
  phase: 'identify' | 'specify' | 'decide' | 'plan' | 'realise' | 'follow-up'
  /** Done, remains, or not its turn yet. */
  state: 'done' | 'remains' | 'later'
  /** Needed to put it forward. */
  needed: boolean
  /** The page where it is done. */
  page: string
}

export type NewInitiative = {
  /** What the initiative is called. */
  title: { [name: string]: string }
  /** What is to be done, and why. */
  summary?: { [name: string]: string }
  /** The goals of the organisation that the initiative serves. */
  goals?: { [name: string]: string }
  /** Other organisations that take part. */
  parties?: Array<number>
  /** For which sort of organisations it is. */
  segment?: string | null
  /** The recommendations of the framework that it supports. */
  recommendations?: Array<number>
  /** The day when the work itself is to be over. */
  endsOn?: string | null
  /** The needs that it answers. */
  needs?: Array<number>
  /** The organisation that is responsible. */
  organisation: number
}

export type InitiativeChange = {
  /** What the initiative is called. */
  title?: { [name: string]: string }
  /** What is to be done, and why. */
  summary?: { [name: string]: string }
  /** The goals of the organisation that the initiative serves. */
  goals?: { [name: string]: string }
  /** Other organisations that take part. */
  parties?: Array<number>
  /** For which sort of organisations it is. */
  segment?: string | null
  /** The recommendations of the framework that it supports. */
  recommendations?: Array<number>
  /** The day when the work itself is to be over. */
  endsOn?: string | null
  /** The needs that it answers. */
  needs?: Array<number>
}

export type InitiativeMove = {
  /** Publish, propose, take back, start, complete or stop. */
  move: 'publish' | 'propose' | 'take-back' | 'start' | 'complete' | 'stop'
  /** Why. Needed to stop. */
  reason?: string
}

export type ReuseCheck = {
  /** Not made, waits for answers, or answered. Developing can be chosen when it is answered. */
  state: 'none' | 'open' | 'answered'
  /** How many hits wait for an answer. */
  unanswered: number
  hits: Array<{ hit: number; step: 'building-blocks' | 'services' | 'solutions' | 'data' | 'positions'; thing: 'entry' | 'decision'; id: number; kind: string; title: TextInLanguages; score: number; demanded: boolean; late: boolean; answer: { verdict: 'use' | 'adapt' | 'not-suitable'; reason: 'need' | 'legal' | 'licence' | 'security' | 'support' | 'cost' | 'technology' | 'territory' | 'ended' | 'unrelated' | 'null'; says: TextInLanguages; at: string } | null }>
  /** The log, the latest first. */
  runs: Array<{ id: number; at: string; by: Doer; words: string; why: 'asked' | 'new-entries'; found: number }>
  links: { self: string; page: string }
}

export type NewReuseRun = {
  /** What you need, in sentences. */
  words: string
}

export type ReuseAnswer = {
  /** use: it is used as it is. adapt: it is adapted. not-suitable: it does not do. */
  verdict: 'use' | 'adapt' | 'not-suitable'
  /** Why it does not do. Needed where it does not, and only there. */
  reason?: 'need' | 'legal' | 'licence' | 'security' | 'support' | 'cost' | 'technology' | 'territory' | 'ended' | 'unrelated' | 'null'
  /** More about the answer, in languages. */
  says?: { [name: string]: string }
}

export type Alternative = {
  id: number
  initiative: number
  /** The kind, in the framework’s order. */
  kind: 'nothing' | 'reuse' | 'join' | 'procure' | 'innovation' | 'co-develop' | 'develop'
  /** The framework’s case of innovation procurement. */
  innovation: 'improved' | 'first-customer' | 'research' | 'null'
  title: TextInLanguages
  description: TextInLanguages
  /** Entries that are reused or bought. */
  reuses: Array<number>
  /** Building blocks, as entries. */
  buildingBlocks: Array<number>
  /** Standards, as entries. */
  standards: Array<number>
  /** What it depends on, and on whom. */
  dependencies: Array<{ what: TextInLanguages; on: TextInLanguages }>
  /** What cannot be undone, and what keeps the organisational memory. */
  noReturn: Array<{ what: TextInLanguages; safeguard: TextInLanguages }>
  /** Open source. */
  openSource: 'yes' | 'partly' | 'no' | 'not-applicable' | 'unknown'
  /** The licence. */
  licence: string | null
  /** Lock-in and way out. */
  lockIn: { [name: string]: string }
  /** Risks, with likelihood and impact from 1 to 5. */
  risks: Array<{ what: TextInLanguages; likelihood: number; impact: number; measure: TextInLanguages }>
  /** The highest likelihood times impact, of 25. */
  gravestRisk: number | null
  version: number
  links: { self: string; initiative: string; page: string }
}

export type NewAlternative = {
  /** The kind, in the framework’s order: nothing, reuse, join, procure, innovation procurement, co-develop, develop. */
  kind: 'nothing' | 'reuse' | 'join' | 'procure' | 'innovation' | 'co-develop' | 'develop'
  /** Which of the framework’s three cases of innovation procurement. Only for that kind, and then it is needed. */
  innovation?: 'improved' | 'first-customer' | 'research' | 'null'
  /** What the alternative is called. */
  title: { [name: string]: string }
  /** What it means. */
  description?: { [name: string]: string }
  /** Entries that are reused or bought. */
  reuses?: Array<number>
  /** Building blocks that are used, as entries. */
  buildingBlocks?: Array<number>
  /** Standards that it follows, as entries. */
  standards?: Array<number>
  /** What it depends on, and on whom. */
  dependencies?: Array<{ what: { [name: string]: string }; on?: { [name: string]: string } }>
  /** What cannot be undone, and what keeps the organisational memory. */
  noReturn?: Array<{ what: { [name: string]: string }; safeguard?: { [name: string]: string } }>
  /** Whether the software is open source. */
  openSource?: 'yes' | 'partly' | 'no' | 'not-applicable' | 'unknown'
  /** The licence, such as EUPL-1.2. */
  licence?: string | null
  /** To what one is tied, and how one gets out. */
  lockIn?: { [name: string]: string }
  /** Risks, with likelihood and impact from 1 to 5. */
  risks?: Array<{ what: { [name: string]: string }; likelihood: number; impact: number; measure?: { [name: string]: string } }>
}

export type AlternativeChange = {
  /** The kind, in the framework’s order: nothing, reuse, join, procure, innovation procurement, co-develop, develop. */
  kind?: 'nothing' | 'reuse' | 'join' | 'procure' | 'innovation' | 'co-develop' | 'develop'
  /** Which of the framework’s three cases of innovation procurement. Only for that kind, and then it is needed. */
  innovation?: 'improved' | 'first-customer' | 'research' | 'null'
  /** What the alternative is called. */
  title?: { [name: string]: string }
  /** What it means. */
  description?: { [name: string]: string }
  /** Entries that are reused or bought. */
  reuses?: Array<number>
  /** Building blocks that are used, as entries. */
  buildingBlocks?: Array<number>
  /** Standards that it follows, as entries. */
  standards?: Array<number>
  /** What it depends on, and on whom. */
  dependencies?: Array<{ what: { [name: string]: string }; on?: { [name: string]: string } }>
  /** What cannot be undone, and what keeps the organisational memory. */
  noReturn?: Array<{ what: { [name: string]: string }; safeguard?: { [name: string]: string } }>
  /** Whether the software is open source. */
  openSource?: 'yes' | 'partly' | 'no' | 'not-applicable' | 'unknown'
  /** The licence, such as EUPL-1.2. */
  licence?: string | null
  /** To what one is tied, and how one gets out. */
  lockIn?: { [name: string]: string }
  /** Risks, with likelihood and impact from 1 to 5. */
  risks?: Array<{ what: { [name: string]: string }; likelihood: number; impact: number; measure?: { [name: string]: string } }>
}

export type BenefitChain = {
  steps: Array<{ kind: 'activity' | 'change' | 'effect' | 'benefit' | 'goal'; title: { [name: string]: string }; benefit?: { type?: 'financial' | 'redistribution' | 'quality' | 'environment' | 'null'; dimensions?: Array<'return' | 'total-cost' | 'flexibility' | 'administrative-burden' | 'efficiency' | 'risk' | 'openness' | 'working-methods' | 'user-satisfaction'>; stakeholderId?: number | null; stakeholder?: string | null; owner?: string | null; ownerOrganisationId?: number | null; measure?: string | null; indicatorId?: number | null; unit?: string | null; baseline?: number | null; baselineOn?: string | null; target?: number | null; targetOn?: string | null; method?: string | null; confidence?: 'low' | 'medium' | 'high' | 'null'; peng?: 'green' | 'yellow' | 'red' | 'null' }; key: string }>
  links: Array<{ from: string; to: string }>
  /** What needs correcting. A benefit with an error does not count. */
  findings: Array<{ severity: 'violation' | 'warning' | 'info'; code: string; message: TextInLanguages; fix: TextInLanguages; focus?: string; field?: string; line?: number; column?: number; step: string }>
  /** The address of the chain itself. */
  address: string
}

export type NewBenefitChain = {
  steps: Array<{ kind: 'activity' | 'change' | 'effect' | 'benefit' | 'goal'; title: { [name: string]: string }; benefit?: { type?: 'financial' | 'redistribution' | 'quality' | 'environment' | 'null'; dimensions?: Array<'return' | 'total-cost' | 'flexibility' | 'administrative-burden' | 'efficiency' | 'risk' | 'openness' | 'working-methods' | 'user-satisfaction'>; stakeholderId?: number | null; stakeholder?: string | null; owner?: string | null; ownerOrganisationId?: number | null; measure?: string | null; indicatorId?: number | null; unit?: string | null; baseline?: number | null; baselineOn?: string | null; target?: number | null; targetOn?: string | null; method?: string | null; confidence?: 'low' | 'medium' | 'high' | 'null'; peng?: 'green' | 'yellow' | 'red' | 'null' }; key: string }>
  links: Array<{ from: string; to: string }>
}

export type CaseInList = {
  /** The number of the alternative. */
  alternative: number
  title: TextInLanguages
  /** The kind of alternative, such as nothing. */
  kind: string
  /** The number of the case. */
  case: number | null
  /** The version. 0 where there is no case. */
  version: number
  /** The net present value in kronor. */
  npv: number | null
  /** Checksum (SHA-256) of what the case is calculated from. */
  hash: string | null
  /** When the version was saved. */
  savedAt: string | null
  links: { self: string; page: string }
}

export type Case = {
  /** The number of the case. */
  case: number | null
  /** The number of the alternative. */
  alternative: number
  /** The version. 0 where there is no case. */
  version: number
  /** Checksum (SHA-256) of what the case is calculated from. */
  hash: string | null
  /** When the version was saved. */
  savedAt: string | null
  /** Who saved the version. */
  savedBy: { kind: 'person' | 'key' | 'run' | 'operator' | 'system' | 'anyone'; number: number | null } | null
  /** What was changed, and why. */
  reason: string | null
  /** What the case is calculated from. */
  document: { title?: string; baseYear: number; rate: number; rateFactor?: string; priceYear?: number; currency?: string; parties: Array<string>; organisations?: { [name: string]: number }; leaves?: { [name: string]: number }; items: Array<{ id: string; label?: string; kind: 'cost' | 'benefit'; class?: 'investment' | 'procurement' | 'migration' | 'operation' | 'administration' | 'training' | 'security' | 'parallel-running' | 'exit' | 'other'; type?: 'financial' | 'redistribution' | 'quality' | 'environment'; peng?: 'green' | 'yellow' | 'red'; party?: string; key?: string; values: { [name: string]: number }; low?: { [name: string]: number }; high?: { [name: string]: number }; distribution?: 'triangular' | 'pert' | 'uniform'; probability?: number; priceYear?: number; currency?: string; basedOn?: { kind: string; subject: string; value: number }; source?: string }>; keys?: Array<{ id: string; model: 'equal' | 'per-inhabitant' | 'volume' | 'benefit' | 'base-variable' | 'host'; weights?: { [name: string]: number }; base?: number; host?: string }>; correlations?: Array<{ items: [string, string]; r: number }>; pengWeights?: { green?: number; yellow?: number; red?: number }; draws?: number; seed?: number } | null
  /** What the case comes to. */
  result: { npv: number; pvBenefits: number; pvCosts: number; bcr: number | null; nnki: number | null; nnkidu: number | null; roi: number | null; irr: number | null; payback: number | null; discountedPayback: number | null; annuity: number | null; grossBenefit: number; netBenefit: number; tco: number; benefitByType: { [name: string]: number }; costByClass: { [name: string]: number }; years: Array<CaseYear>; unweighted: { npv: number; pvBenefits: number; pvCosts: number; bcr: number | null; nnki: number | null; nnkidu: number | null; roi: number | null; irr: number | null; payback: number | null; discountedPayback: number | null; annuity: number | null }; byParty: { [name: string]: PartyFigures }; shared: Array<SharedAmount>; compensation: Array<Compensation> | null; rates: Array<CaseAtRate>; breakEven: Array<BreakEven>; tornado: Array<TornadoBar>; simulation: CaseSimulation; notes: { [name: string]: string } } | null
  links: { self: string; versions: string; page: string }
}

export type CaseYear = {
  year: number
  costs: number
  benefits: number
  net: number
  cumulative: number
  discounted: number
  cumulativeDiscounted: number
}

export type PartyFigures = {
  /** Net present value of likely values, times probability and weight of the class by PENG. The base year is not discounted. */
  npv: number
  /** Present value of benefits. */
  pvBenefits: number
  /** Present value of costs. */
  pvCosts: number
  /** Present value of benefits by present value of costs. */
  bcr: number | null
  /** Net present value ratio: by the investment (the classes investment, procurement and migration). */
  nnki: number | null
  /** The same by investment, operation and maintenance (operation, administration and security too). */
  nnkidu: number | null
  /** Return on present values: by the present value of costs. */
  roi: number | null
  /** Internal rate of return. Null where there is none, or several. */
  irr: number | null
  /** Years from the base year until the cost is won back. */
  payback: number | null
  /** The same in present values. */
  discountedPayback: number | null
  /** What the investment costs a year, until the last year. */
  annuity: number | null
  /** The sum of benefits in fixed prices. */
  grossBenefit: number
  /** That sum less the costs. */
  netBenefit: number
  /** All costs over the years, in fixed prices. */
  tco: number
  simulation: PartySpread
  /** Why a figure is null, or what to know about it, by its name. */
  notes: { [name: string]: string }
}

export type PartySpread = {
  /** Five in a hundred draws are lower. */
  p5: number
  /** Half are lower. */
  p50: number
  /** Five in a hundred are higher. */
  p95: number
  /** The share with a net present value above zero. */
  probabilityPositive: number
}

export type SharedAmount = {
  key: string
  year: number
  kind: 'cost' | 'benefit'
  total: number
  parts: Array<SharedPart>
}

export type SharedPart = {
  party: string
  exact: number
  rounded: number
}

export type Compensation = {
  from: string
  to: string
  amount: number
}

export type CaseAtRate = {
  rate: number
  npv: number
}

export type BreakEven = {
  item: string
  factor: number | null
}

export type TornadoBar = {
  item: string
  low: number
  high: number
}

export type CaseSimulation = {
  draws: number
  seed: number
  mean: number
  /** Five in a hundred draws are lower. */
  p5: number
  /** Half are lower. */
  p50: number
  /** Five in a hundred are higher. */
  p95: number
  /** The share with a net present value above zero. */
  probabilityPositive: number
  /** How many draws are between each pair of edges. */
  histogram: { edges: Array<number>; counts: Array<number> }
}

export type NewCaseVersion = {
  /** What the case should be calculated from. */
  document: { title?: string; baseYear: number; rate: number; rateFactor?: string; priceYear?: number; currency?: string; parties: Array<string>; organisations?: { [name: string]: number }; leaves?: { [name: string]: number }; items: Array<{ id: string; label?: string; kind: 'cost' | 'benefit'; class?: 'investment' | 'procurement' | 'migration' | 'operation' | 'administration' | 'training' | 'security' | 'parallel-running' | 'exit' | 'other'; type?: 'financial' | 'redistribution' | 'quality' | 'environment'; peng?: 'green' | 'yellow' | 'red'; party?: string; key?: string; values: { [name: string]: number }; low?: { [name: string]: number }; high?: { [name: string]: number }; distribution?: 'triangular' | 'pert' | 'uniform'; probability?: number; priceYear?: number; currency?: string; basedOn?: { kind: string; subject: string; value: number }; source?: string }>; keys?: Array<{ id: string; model: 'equal' | 'per-inhabitant' | 'volume' | 'benefit' | 'base-variable' | 'host'; weights?: { [name: string]: number }; base?: number; host?: string }>; correlations?: Array<{ items: [string, string]; r: number }>; pengWeights?: { green?: number; yellow?: number; red?: number }; draws?: number; seed?: number }
  /** What is changed, and why. */
  reason?: string
}

export type CaseVersionInList = {
  /** The version. 0 where there is no case. */
  version: number
  /** The net present value in kronor. */
  npv: number | null
  /** Checksum (SHA-256) of what the case is calculated from. */
  hash: string | null
  /** When the version was saved. */
  savedAt: string | null
  /** Who saved the version. */
  savedBy: { kind: 'person' | 'key' | 'run' | 'operator' | 'system' | 'anyone'; number: number | null } | null
  /** What was changed, and why. */
  reason: string | null
  links: { self: string; page: string }
}

export type CaseResult = {
  /** Net present value of likely values, times probability and weight of the class by PENG. The base year is not discounted. */
  npv: number
  /** Present value of benefits. */
  pvBenefits: number
  /** Present value of costs. */
  pvCosts: number
  /** Present value of benefits by present value of costs. */
  bcr: number | null
  /** Net present value ratio: by the investment (the classes investment, procurement and migration). */
  nnki: number | null
  /** The same by investment, operation and maintenance (operation, administration and security too). */
  nnkidu: number | null
  /** Return on present values: by the present value of costs. */
  roi: number | null
  /** Internal rate of return. Null where there is none, or several. */
  irr: number | null
  /** Years from the base year until the cost is won back. */
  payback: number | null
  /** The same in present values. */
  discountedPayback: number | null
  /** What the investment costs a year, until the last year. */
  annuity: number | null
  /** The sum of benefits in fixed prices. */
  grossBenefit: number
  /** That sum less the costs. */
  netBenefit: number
  /** All costs over the years, in fixed prices. */
  tco: number
  /** Benefits in fixed prices, by type. */
  benefitByType: { [name: string]: number }
  /** Costs in fixed prices, by class. */
  costByClass: { [name: string]: number }
  years: Array<CaseYear>
  /** The same figures without probabilities and without weights for classes by PENG. */
  unweighted: { npv: number; pvBenefits: number; pvCosts: number; bcr: number | null; nnki: number | null; nnkidu: number | null; roi: number | null; irr: number | null; payback: number | null; discountedPayback: number | null; annuity: number | null }
  byParty: { [name: string]: PartyFigures }
  /** What keys share each year. Rounded parts are whole öre that sum to the total. */
  shared: Array<SharedAmount>
  /** What those who gain give those who lose, so that nobody loses. Null where the whole loses. */
  compensation: Array<Compensation> | null
  rates: Array<CaseAtRate>
  /** What the amounts of each item would have to be multiplied by for the net present value to be zero. */
  breakEven: Array<BreakEven>
  /** The net present value with one item at a time at its lowest and highest, the widest first. */
  tornado: Array<TornadoBar>
  simulation: CaseSimulation
  /** Why a figure is null, or what to know about it, by its name. */
  notes: { [name: string]: string }
}

export type CaseDocument = {
  title?: string
  /** The year that is not discounted. */
  baseYear: number
  /** Real rate: 0.035 is 3.5 per cent. */
  rate: number
  rateFactor?: string
  priceYear?: number
  currency?: string
  parties: Array<string>
  organisations?: { [name: string]: number }
  /** The last year of a party that leaves midway. */
  leaves?: { [name: string]: number }
  items: Array<{ id: string; label?: string; kind: 'cost' | 'benefit'; class?: 'investment' | 'procurement' | 'migration' | 'operation' | 'administration' | 'training' | 'security' | 'parallel-running' | 'exit' | 'other'; type?: 'financial' | 'redistribution' | 'quality' | 'environment'; peng?: 'green' | 'yellow' | 'red'; party?: string; key?: string; values: { [name: string]: number }; low?: { [name: string]: number }; high?: { [name: string]: number }; distribution?: 'triangular' | 'pert' | 'uniform'; probability?: number; priceYear?: number; currency?: string; basedOn?: { kind: string; subject: string; value: number }; source?: string }>
  keys?: Array<{ id: string; model: 'equal' | 'per-inhabitant' | 'volume' | 'benefit' | 'base-variable' | 'host'; weights?: { [name: string]: number }; base?: number; host?: string }>
  /** Between pairs of items that have a range, −1 to 1. */
  correlations?: Array<{ items: [string, string]; r: number }>
  pengWeights?: { green?: number; yellow?: number; red?: number }
  /** How many draws the simulation makes: 100 000 when left out, 0 for none. */
  draws?: number
  /** The seed. The same gives the same draws; 1 when left out. */
  seed?: number
}

export type CalculationFactors = {
  asOf: string
  rates: Array<DiscountRate>
  /** Rates that every result is shown at too. */
  comparedRates: Array<number>
  /** Monthly salary × months ÷ hours × on-costs. */
  hourlyCosts: Array<HourlyCostFormula>
  /** What of each class by PENG counts, where a calculation says nothing else. */
  pengWeights: { green: number; yellow: number; red: number }
}

export type DiscountRate = {
  /** The name to give in a calculation. */
  id: string
  name: FactorText
  /** The first day or year. Left out where the source does not say; then it held when it was read (asOf). */
  validFrom?: string
  /** The last day or year. Left out where it still holds. */
  validTo?: string
  source: FactorSource
  /** Not checked against the source. */
  unverified?: boolean
  note?: FactorText
  /** 0.035 is 3.5 per cent. */
  rate: number
  kind: 'real' | 'nominal' | 'unstated'
  purpose: 'society' | 'business' | 'internal'
}

export type FactorText = {
  sv: string
  en: string
}

export type FactorSource = {
  title: string
  url?: string
}

export type HourlyCostFormula = {
  /** The name to give in a calculation. */
  id: string
  name: FactorText
  /** The first day or year. Left out where the source does not say; then it held when it was read (asOf). */
  validFrom?: string
  /** The last day or year. Left out where it still holds. */
  validTo?: string
  source: FactorSource
  /** Not checked against the source. */
  unverified?: boolean
  note?: FactorText
  months: number
  hours: number
  onCosts: number
}

export type PortfolioInList = {
  id: number
  /** Whose it is. */
  organisation: number
  title: TextInLanguages
  /** In kronor. Null: no limit. */
  budget: number | null
  publishedAt: string | null
  changedAt: string
  /** How many initiatives it has. */
  initiatives: number
  links: { self: string }
}

export type Portfolio = {
  id: number
  /** Whose it is. */
  organisation: number
  title: TextInLanguages
  /** In kronor. Null: no limit. */
  budget: number | null
  publishedAt: string | null
  changedAt: string
  description: TextInLanguages
  criteria: Array<PortfolioCriterion>
  scenarios: Array<PortfolioScenario>
  version: number
  addedAt: string
  links: { self: string; initiatives: string; ranking: string; selection: string; page: string }
}

export type PortfolioCriterion = {
  /** A short name for systems. */
  key: string
  /** What the criterion is called. */
  name: { [name: string]: string }
  /** What it measures; hand means that somebody gives the score, with a reason. */
  measure: 'npv' | 'ratio' | 'probability' | 'urgency' | 'way' | 'reused' | 'reuse-check' | 'risk' | 'parties' | 'hand'
  /** What it is worth to go from worst to best, compared with the others. */
  points: number
  /** How a score becomes a value from 0 to 100. */
  value: { kind: 'linear'; worst: number; best: number } | { kind: 'spread'; better: 'more' | 'less' } | { kind: 'piecewise'; points: Array<{ score: number; value: number }> } | { kind: 'categories'; values: { [name: string]: number } }
}

export type PortfolioScenario = {
  id: number
  title: TextInLanguages
  /** Points that differ, by criterion. */
  points: { [name: string]: number }
  /** Null: as in the portfolio. */
  budget: number | null
  /** Initiatives that are left out. */
  excluded: Array<number>
  /** Initiatives that have to be done. */
  must: Array<number>
}

export type NewPortfolio = {
  /** What the portfolio is called. */
  title: { [name: string]: string }
  /** What it takes in, and what it is for. */
  description?: { [name: string]: string }
  /** What there is to invest, in kronor. Null: no limit. */
  budget?: number | null
  /** The criteria. Without them the portfolio begins with those suggested. */
  criteria?: Array<PortfolioCriterion>
  /** Whose the portfolio should be. */
  organisation: number
}

export type PortfolioChange = {
  /** The whole title, in all languages. */
  title?: { [name: string]: string }
  /** The whole description, in all languages. */
  description?: { [name: string]: string }
  /** In kronor. Null takes the limit away. */
  budget?: number | null
  /** All criteria. */
  criteria?: Array<PortfolioCriterion>
  /** Whether everybody may read it. */
  published?: boolean
}

export type PortfolioItem = {
  initiative: number
  /** open is weighed against the others, must has to be done, excluded is not weighed. */
  gate: 'open' | 'must' | 'excluded'
  gateWhy: TextInLanguages
  /** Scores by hand, by criterion. */
  scores: { [name: string]: { score: number | string; why: TextInLanguages } }
  version: number
  links: { self: string; initiative: string }
}

export type PortfolioAddition = {
  /** Initiatives that you may read. */
  initiatives: Array<number>
}

export type PortfolioScores = {
  /** open is weighed against the others, must has to be done, excluded is not weighed. */
  gate?: 'open' | 'must' | 'excluded'
  /** Which hard limit it is: a law, a deadline. */
  gateWhy?: { [name: string]: string }
  /** Scores by hand, by the short name of the criterion, each with its reason. */
  scores?: { [name: string]: { score: number | string; why?: { [name: string]: string } } }
}

export type NewPortfolioScenario = {
  /** What the scenario is called. */
  title: { [name: string]: string }
  /** Other points, by the short name of the criterion. */
  points?: { [name: string]: number }
  /** Another budget in kronor. Null: as in the portfolio. */
  budget?: number | null
  /** Initiatives that are left out. */
  excluded?: Array<number>
  /** Initiatives that have to be done. */
  must?: Array<number>
}

export type PortfolioRanking = {
  criteria: Array<{ key: string; weight: number }>
  /** The highest points first. */
  ranked: Array<{ initiative: number; place: number; points: number; values: Array<number>; contributions: Array<number>; dominatedBy: number | null; must: boolean }>
  /** Those that lack scores, and for which criteria. */
  unranked: Array<{ initiative: number; missing: Array<string> }>
  /** Those that a hard limit excludes. */
  excluded: Array<number>
  /** How many you may not read. */
  hidden: number
  /** What each weight means for the order when it goes from 0 to 1. */
  sensitivity: Array<{ criterion: string; weight: number; firsts: Array<{ initiative: number; from: number; to: number }>; below: { weight: number; rises: number; falls: number } | null; above: { weight: number; rises: number; falls: number } | null; swaps: number }>
}

export type PortfolioSelection = {
  /** In kronor. Null: no limit. */
  budget: number | null
  /** What has to be done. */
  must: Array<number>
  mustInvestment: number
  /** How much the musts exceed the budget. */
  short: number
  /** The choice with the largest net present value. */
  best: { initiatives: Array<number>; npv: number; investment: number }
  /** Whether it is proven to be the best. If not, the search was stopped. */
  proven: boolean
  /** So much better can another be, at the most. */
  gap: number
  /** By net present value ratio. */
  byRatio: { initiatives: Array<number>; npv: number; investment: number }
  /** What the best gives more than the one by ratio. */
  difference: number
  /** Those without a business case in kronor. */
  withoutCase: Array<number>
  /** What each budget can give, one initiative at a time. */
  frontier: Array<{ initiative: number | null; investment: number; npv: number }>
  /** The whole against each party. */
  parties: { views: Array<{ party: string; budget: number | null; own: Array<number>; ownNpv: number; wholeNpv: number; difference: number; proven: boolean }>; agreed: Array<number>; agreedNpv: number; wholeNpv: number; difference: number; unwanted: Array<{ initiative: number; by: Array<string> }> }
}

export type BenefitRealisation = {
  /** The number of the benefit. */
  id: number
  initiative: number
  title: TextInLanguages
  /** How far the benefit has come. */
  progress: 'not-begun' | 'on-the-way' | 'behind' | 'reached' | 'failed'
  owner: string | null
  ownerOrganisation: number | null
  measure: string | null
  unit: string | null
  baseline: number | null
  baselineOn: string | null
  target: number | null
  targetOn: string | null
  indicator: number | null
  /** The plan, or null. */
  plan: { frequency: 'year' | 'half-year' | 'quarter' | 'month'; method: 'linear' | 'hand'; expected: { [name: string]: number }; valuesFrom: 'hand' | 'indicator'; indicatorOrganisation: number | null; unitWorth: number | null; priceYear: number | null; version: number } | null
  /** Expected and realised by period. */
  periods: Array<{ period: string; expected: number | null; realised: number | null; ahead: number | null; realisedKronor: number | null; reason: { [name: string]: string }; source: string | null; from: 'hand' | 'indicator' | 'null'; revision: number }>
  links: { self: string; initiative: string; page: string }
}

export type NewBenefitPlan = {
  /** Benefit owner: the office that answers for it. */
  owner: string
  /** The organisation of the benefit owner. */
  ownerOrganisation: number
  /** What is measured. */
  measure: string
  /** The unit: kr, minutes, per cent. */
  unit: string
  /** The baseline. */
  baseline: number
  /** The day of the baseline. */
  baselineOn: string
  /** The target. */
  target: number
  /** The day by which the target is to be reached. */
  targetOn: string
  /** How often it is followed up. */
  frequency: 'year' | 'half-year' | 'quarter' | 'month'
  /** Expected values: equal steps from baseline to target, or by hand. */
  method: 'linear' | 'hand'
  /** Expected values by hand, by period. */
  expected?: { [name: string]: number }
  /** Whether values are typed, or are those of the indicator of the benefit. */
  valuesFrom: 'hand' | 'indicator'
  /** The indicator. */
  indicator?: number | null
  /** Whom the values of the indicator are about. Left out: all together. */
  indicatorOrganisation?: number | null
  /** What one unit better is worth in kronor in a period. */
  unitWorth?: number | null
  /** Price year. */
  priceYear?: number | null
}

export type NewBenefitValue = {
  /** The period: 2027, 2027-H1, 2027-Q3 or 2027-03. */
  period: string
  /** The value. null withdraws it, or says that it is the indicator’s. */
  value: number | null
  /** Where the figure is from. */
  source?: string
  /** Why it deviates from what was expected. Demanded where the value is clearly worse. */
  reason?: { [name: string]: string }
}

export type Evaluation = {
  id: number
  initiative: number
  evaluatedOn: string
  evaluatedBy: string
  /** Whether the solution is effective. */
  effectiveness: 'yes' | 'partly' | 'no' | 'unknown'
  effectivenessFound: TextInLanguages
  /** Whether the solution is efficient. */
  efficiency: 'yes' | 'partly' | 'no' | 'unknown'
  efficiencyFound: TextInLanguages
  /** Lessons. */
  lessons: { [name: string]: string }
  lessonsPublishedAt: string | null
  version: number
  links: { self: string; initiative: string }
}

export type NewEvaluation = {
  /** The day of the evaluation. */
  evaluatedOn: string
  /** Who evaluated: an office or a unit. */
  evaluatedBy: string
  /** Whether the solution is effective. */
  effectiveness: 'yes' | 'partly' | 'no' | 'unknown'
  /** What was found of effectiveness. */
  effectivenessFound: { [name: string]: string }
  /** Whether the solution is efficient. */
  efficiency: 'yes' | 'partly' | 'no' | 'unknown'
  /** What was found of efficiency. */
  efficiencyFound: { [name: string]: string }
  /** Lessons. */
  lessons?: { [name: string]: string }
}

export type EvaluationChange = {
  /** The day of the evaluation. */
  evaluatedOn: string
  /** Who evaluated: an office or a unit. */
  evaluatedBy: string
  /** Whether the solution is effective. */
  effectiveness: 'yes' | 'partly' | 'no' | 'unknown'
  /** What was found of effectiveness. */
  effectivenessFound: { [name: string]: string }
  /** Whether the solution is efficient. */
  efficiency: 'yes' | 'partly' | 'no' | 'unknown'
  /** What was found of efficiency. */
  efficiencyFound: { [name: string]: string }
  /** Lessons. */
  lessons?: { [name: string]: string }
}

export type LessonPublication = {
  /** Whether the lessons are to be published. */
  publish: boolean
}

export type FollowUpDecision = {
  /** The number of the decision. */
  decision: number
  links: { decision: string }
}

export type NewFollowUpDecision = {
  /** What the decision is to be. */
  purpose: 'continue' | 'change' | 'stop'
}

export type FollowedUpInitiative = {
  initiative: number
  title: TextInLanguages
  organisation: number
  state: string
  /** How many evaluations have been made. */
  evaluations: number
  /** What follow-up lacks. */
  attention: Array<'no-benefits' | 'target-passed' | 'no-values' | 'no-evaluation' | 'value-due' | 'no-plan' | 'no-owner' | 'no-baseline' | 'no-target' | 'no-measure' | 'behind'>
  /** Expected so far. */
  expectedKronor: number | null
  /** Realised so far. */
  realisedKronor: number | null
  benefits: Array<{ id: number; title: TextInLanguages; progress: 'not-begun' | 'on-the-way' | 'behind' | 'reached' | 'failed'; attention: Array<'no-benefits' | 'target-passed' | 'no-values' | 'no-evaluation' | 'value-due' | 'no-plan' | 'no-owner' | 'no-baseline' | 'no-target' | 'no-measure' | 'behind'>; expectedKronor: number | null; realisedKronor: number | null; link: string }>
  links: { self: string; page: string }
}

export type Lesson = {
  evaluation: number
  initiative: number
  /** The name of the initiative. */
  title: { [name: string]: string }
  organisation: number
  evaluatedOn: string
  evaluatedBy: string
  effectiveness: 'yes' | 'partly' | 'no' | 'unknown'
  efficiency: 'yes' | 'partly' | 'no' | 'unknown'
  lessons: TextInLanguages
  links: { initiative: string }
}

export type AffectedGroup = {
  id: number
  initiative: number
  name: TextInLanguages
  /** Where they work; null outside the organisations. */
  organisation: number | null
  people: number
  impact: 'little' | 'some' | 'much' | 'entirely'
  changes: TextInLanguages
  version: number
  links: { self: string }
}

export type NewAffectedGroup = {
  /** The name of the group. */
  name: { [name: string]: string }
  /** The organisation where they work. Left out: outside, such as inhabitants. */
  organisation?: number | null
  /** How many they are, about. */
  people: number
  /** How much their work changes. */
  impact: 'little' | 'some' | 'much' | 'entirely'
  /** What changes for them. */
  changes?: { [name: string]: string }
}

export type AffectedGroupChange = {
  /** The name of the group. */
  name: { [name: string]: string }
  /** The organisation where they work. Left out: outside, such as inhabitants. */
  organisation?: number | null
  /** How many they are, about. */
  people: number
  /** How much their work changes. */
  impact: 'little' | 'some' | 'much' | 'entirely'
  /** What changes for them. */
  changes?: { [name: string]: string }
}

export type ChangeEntry = {
  id: number
  initiative: number
  kind: 'involvement' | 'competence' | 'acceptance'
  /** What. */
  says: { [name: string]: string }
  /** With whom, or how. */
  how: { [name: string]: string }
  groups: Array<number>
  /** Planned for, needed by, or noticed. */
  on: string
  doneOn: string | null
  /** From 1, open resistance, to 5, drives it on. */
  level: number | null
  version: number
  links: { self: string }
}

export type NewChangeEntry = {
  /** Involvement, a need for competence, or how the change is received. */
  kind: 'involvement' | 'competence' | 'acceptance'
  /** What. */
  says: { [name: string]: string }
  /** With whom, or how the need is met. */
  how?: { [name: string]: string }
  /** Affected groups, by number. */
  groups?: Array<number>
  /** When it is planned, needed or was noticed. */
  on: string
  /** When it was done or met. */
  doneOn?: string | null
  /** Only of how the change is received: from 1, open resistance, to 5, drives it on. */
  level?: number | null
}

export type ChangeEntryChange = {
  /** Involvement, a need for competence, or how the change is received. */
  kind: 'involvement' | 'competence' | 'acceptance'
  /** What. */
  says: { [name: string]: string }
  /** With whom, or how the need is met. */
  how?: { [name: string]: string }
  /** Affected groups, by number. */
  groups?: Array<number>
  /** When it is planned, needed or was noticed. */
  on: string
  /** When it was done or met. */
  doneOn?: string | null
  /** Only of how the change is received: from 1, open resistance, to 5, drives it on. */
  level?: number | null
}

export type Pulse = {
  id: number
  initiative: number
  title: TextInLanguages
  state: 'coming' | 'open' | 'closed'
  opensOn: string
  closesOn: string
  /** So many answers stand behind everything told. */
  minimum: number
  groups: Array<{ id: number; name: TextInLanguages; people: number }>
  /** The page where one answers. Only for whoever leads the change, and only until the pulse closes. */
  link: string | null
  /** What may be shown, once the pulse has closed. */
  result: { answered: number | null; means: { why: number | null; what: number | null; say: number | null; able: number | null; better: number | null }; groups: Array<{ group: number; answered: number | null; means: { why: number | null; what: number | null; say: number | null; able: number | null; better: number | null } }>; readiness: number | null } | null
}

export type NewPulse = {
  /** The name of the pulse. */
  title: { [name: string]: string }
  /** The first day to answer. */
  opensOn: string
  /** The last day to answer. */
  closesOn: string
  /** So many answers must stand behind everything that is shown. */
  minimum?: number
}

export type Recommendation = {
  id: string
  /** The number of the recommendation; the section on segmentation has none. */
  number: number | null
  name: TextInBoth
  short: TextInBoth
  /** What it means, in our words. */
  explanation: { sv: string; en: string }
  /** What the framework says. */
  points: Array<{ letter?: string; sv: string; en: string }>
  /** Recommendations of the EIF that say the same. */
  eif: Array<number>
  /** The principles it belongs to. */
  principles: Array<string>
  links: { page: string }
}

export type TextInBoth = {
  sv: string
  en: string
}

export type ApiInfo = {
  /** The name of the API. */
  apiName: string
  /** The version by SemVer. */
  apiVersion: string
  /** When the version came. */
  apiReleased: string
  /** The address of the documentation. */
  apiDocumentation: string
  /** Whether the version is in use, on its way out, or gone. */
  apiStatus: 'active' | 'deprecated' | 'retired'
}

/** By the name of the operation: how it is called, what it takes and what it answers. */
export interface Operations {
  /** Search the entries */
  listEntries: {
    method: 'GET'
    path: '/entries'
    query?: { q?: string; kind?: Array<'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'>; source?: Array<number>; publisher?: Array<string>; theme?: Array<string>; licence?: Array<string>; format?: Array<string>; access?: Array<string>; language?: Array<string>; sort?: 'relevance' | 'newest' | 'name'; ended?: 'true' | 'false'; facets?: 'true' | 'false'; limit?: number; page?: number; cursor?: string }
    answer: EntryPage
  }
  /** Take out all entries */
  exportEntries: {
    method: 'GET'
    path: '/entries/export'
    query?: { kind?: Array<'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact' | 'other'>; source?: Array<number>; ended?: 'true' | 'false' }
    answer: Array<Entry>
  }
  /** Read an entry */
  getEntry: {
    method: 'GET'
    path: '/entries/{entry}'
    params: { entry: number }
    answer: Entry
  }
  /** See how an entry has changed */
  listVersions: {
    method: 'GET'
    path: '/entries/{entry}/versions'
    params: { entry: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<EntryVersion>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Check a file */
  validate: {
    method: 'POST'
    path: '/validations'
    query?: { profile?: Array<string>; format?: 'json' | 'csv' | 'xlsx' | 'sarif' | 'junit' | 'turtle' }
    body: FileAtAddress | Blob | string
    answer: ValidationReport
  }
  /** Correct a file */
  correct: {
    method: 'POST'
    path: '/corrections'
    query?: { profile?: Array<string> }
    body: FileAtAddress | Blob | string
    answer: CorrectedFile
  }
  /** List the profiles */
  listProfiles: {
    method: 'GET'
    path: '/profiles'
    query?: { limit?: number; page?: number }
    answer: { items: Array<ProfileSummary>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read a profile */
  getProfile: {
    method: 'GET'
    path: '/profiles/{profile}'
    params: { profile: string }
    answer: Profile
  }
  /** See what is wrong in an entry */
  getChecks: {
    method: 'GET'
    path: '/entries/{entry}/checks'
    params: { entry: number }
    answer: EntryChecks
  }
  /** List the sources */
  listSources: {
    method: 'GET'
    path: '/sources'
    query?: { limit?: number; page?: number }
    answer: { items: Array<SourceInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add a source */
  addSource: {
    method: 'POST'
    path: '/sources'
    body: NewSource
    answer: Source
  }
  /** Read a source */
  getSource: {
    method: 'GET'
    path: '/sources/{source}'
    params: { source: number }
    answer: Source
  }
  /** Change a source */
  changeSource: {
    method: 'PATCH'
    path: '/sources/{source}'
    params: { source: number }
    body: SourceChange
    answer: Source | Approval
  }
  /** End a source */
  endSource: {
    method: 'DELETE'
    path: '/sources/{source}'
    params: { source: number }
    answer: Source | Approval
  }
  /** List the runs of a source */
  listRuns: {
    method: 'GET'
    path: '/sources/{source}/runs'
    params: { source: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<Run>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Start a run */
  startRun: {
    method: 'POST'
    path: '/sources/{source}/runs'
    params: { source: number }
    query?: { confirmedRemoval?: 'true' | 'false' }
    body?: Blob | string
    answer: Run
  }
  /** Read a run */
  getRun: {
    method: 'GET'
    path: '/runs/{run}'
    params: { run: number }
    answer: Run
  }
  /** Read what a run found */
  listFindings: {
    method: 'GET'
    path: '/runs/{run}/findings'
    params: { run: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<RunFinding>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** List the own entries of an organisation */
  listOwnEntries: {
    method: 'GET'
    path: '/organisations/{organisation}/own-entries'
    params: { organisation: number }
    query?: { limit?: number; page?: number; state?: 'draft' | 'published' | 'changed' | 'ended' | 'discarded'; kind?: 'dataset' | 'data-service' | 'dataset-series' | 'catalogue' | 'public-service' | 'software' | 'standard' | 'register' | 'building-block' | 'pattern' | 'position' | 'publisher' | 'contact'; q?: string }
    answer: { items: Array<OwnEntry>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Begin an entry */
  startOwnEntry: {
    method: 'POST'
    path: '/organisations/{organisation}/own-entries'
    params: { organisation: number }
    body: NewOwnEntry | Blob | string
    answer: OwnEntry
  }
  /** Read a draft */
  getOwnEntry: {
    method: 'GET'
    path: '/own-entries/{ownEntry}'
    params: { ownEntry: number }
    answer: OwnEntry
  }
  /** Replace a draft */
  replaceOwnEntry: {
    method: 'PUT'
    path: '/own-entries/{ownEntry}'
    params: { ownEntry: number }
    body: OwnEntryContent | Blob | string
    answer: OwnEntry
  }
  /** Throw a draft away */
  discardOwnEntry: {
    method: 'DELETE'
    path: '/own-entries/{ownEntry}'
    params: { ownEntry: number }
    answer: OwnEntry
  }
  /** Check a draft */
  checkOwnEntry: {
    method: 'GET'
    path: '/own-entries/{ownEntry}/check'
    params: { ownEntry: number }
    answer: DraftCheck
  }
  /** Publish an entry */
  publishOwnEntry: {
    method: 'POST'
    path: '/own-entries/{ownEntry}/publications'
    params: { ownEntry: number }
    body: NewPublication
    answer: OwnEntry | Approval
  }
  /** End an entry */
  endOwnEntry: {
    method: 'POST'
    path: '/own-entries/{ownEntry}/endings'
    params: { ownEntry: number }
    body?: NewEnding
    answer: OwnEntry | Approval
  }
  /** See the quality of a source */
  getSourceQuality: {
    method: 'GET'
    path: '/sources/{source}/quality'
    params: { source: number }
    query?: { method?: 'eu' | 'digg' }
    answer: SourceQuality
  }
  /** See the quality of an entry */
  getEntryQuality: {
    method: 'GET'
    path: '/entries/{entry}/quality'
    params: { entry: number }
    query?: { method?: 'eu' | 'digg' }
    answer: EntryQuality
  }
  /** Compare publishers */
  comparePublishers: {
    method: 'GET'
    path: '/publishers'
    query?: { method?: 'eu' | 'digg'; source?: number; limit?: number; page?: number }
    answer: { items: Array<PublisherQuality>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** List the organisations */
  listOrganisations: {
    method: 'GET'
    path: '/organisations'
    query?: { limit?: number; page?: number; q?: string; kind?: 'agency' | 'region' | 'municipality' | 'association' | 'company' | 'other'; number?: string; code?: string; ended?: 'true' | 'false' }
    answer: { items: Array<OrganisationInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add an organisation */
  addOrganisation: {
    method: 'POST'
    path: '/organisations'
    body: NewOrganisation
    answer: Organisation
  }
  /** Read about an organisation */
  getOrganisation: {
    method: 'GET'
    path: '/organisations/{organisation}'
    params: { organisation: number }
    answer: Organisation
  }
  /** Change an organisation */
  changeOrganisation: {
    method: 'PATCH'
    path: '/organisations/{organisation}'
    params: { organisation: number }
    body: OrganisationChange
    answer: Organisation | Approval
  }
  /** State inhabitants or staff of a year */
  addFigure: {
    method: 'POST'
    path: '/organisations/{organisation}/figures'
    params: { organisation: number }
    body: NewFigure
    answer: Organisation
  }
  /** State the municipal group */
  setGroup: {
    method: 'POST'
    path: '/organisations/{organisation}/groups'
    params: { organisation: number }
    body: NewGroup
    answer: Organisation
  }
  /** Decide whether a publisher is the organisation */
  decidePublisher: {
    method: 'POST'
    path: '/organisations/{organisation}/publishers'
    params: { organisation: number }
    body: PublisherDecision
    answer: Organisation
  }
  /** Read the history of an organisation */
  listHistory: {
    method: 'GET'
    path: '/organisations/{organisation}/history'
    params: { organisation: number }
    query?: { limit?: number; page?: number; cursor?: string; kind?: string }
    answer: { items: Array<PastChange>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Take out the whole history of an organisation */
  exportHistory: {
    method: 'GET'
    path: '/organisations/{organisation}/history/export'
    params: { organisation: number }
    answer: Array<HistoryLine>
  }
  /** List changes that wait */
  listApprovals: {
    method: 'GET'
    path: '/organisations/{organisation}/approvals'
    params: { organisation: number }
    query?: { limit?: number; page?: number; state?: 'waiting' | 'decided' }
    answer: { items: Array<Approval>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Decide several changes */
  decideMany: {
    method: 'POST'
    path: '/organisations/{organisation}/approvals/decisions'
    params: { organisation: number }
    body: NewDecisions
    answer: Decisions
  }
  /** Read a change that waits */
  getApproval: {
    method: 'GET'
    path: '/approvals/{approval}'
    params: { approval: number }
    answer: Approval
  }
  /** Take back a change that waits */
  withdrawApproval: {
    method: 'DELETE'
    path: '/approvals/{approval}'
    params: { approval: number }
    answer: Approval
  }
  /** Approve or reject a change */
  decide: {
    method: 'POST'
    path: '/approvals/{approval}/decisions'
    params: { approval: number }
    body: NewDecision
    answer: Approval
  }
  /** List the keys of an organisation */
  listKeys: {
    method: 'GET'
    path: '/organisations/{organisation}/keys'
    params: { organisation: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<Key>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Make a key */
  makeKey: {
    method: 'POST'
    path: '/organisations/{organisation}/keys'
    params: { organisation: number }
    body: NewKey
    answer: MadeKey
  }
  /** Read about a key */
  getKey: {
    method: 'GET'
    path: '/organisations/{organisation}/keys/{key}'
    params: { organisation: number; key: number }
    answer: Key
  }
  /** Withdraw a key */
  withdrawKey: {
    method: 'DELETE'
    path: '/organisations/{organisation}/keys/{key}'
    params: { organisation: number; key: number }
    answer: Key
  }
  /** List what the organisation needs to act on */
  listNotices: {
    method: 'GET'
    path: '/organisations/{organisation}/notices'
    params: { organisation: number }
    query?: { limit?: number; page?: number; done?: 'true' | 'false' }
    answer: { items: Array<Notice>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read a notice */
  getNotice: {
    method: 'GET'
    path: '/organisations/{organisation}/notices/{notice}'
    params: { organisation: number; notice: number }
    answer: Notice
  }
  /** Mark a notice as done */
  dealWithNotice: {
    method: 'PATCH'
    path: '/organisations/{organisation}/notices/{notice}'
    params: { organisation: number; notice: number }
    body: NoticeChange
    answer: Notice
  }
  /** List the indicators */
  listIndicators: {
    method: 'GET'
    path: '/indicators'
    query?: { limit?: number; page?: number; q?: string; organisation?: number; freshness?: 'fresh' | 'ageing' | 'stale' | 'none'; ended?: 'true' | 'false' }
    answer: { items: Array<IndicatorInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add an indicator */
  addIndicator: {
    method: 'POST'
    path: '/indicators'
    body: NewIndicator
    answer: Indicator
  }
  /** Read about an indicator */
  getIndicator: {
    method: 'GET'
    path: '/indicators/{indicator}'
    params: { indicator: number }
    answer: Indicator
  }
  /** Change an indicator */
  changeIndicator: {
    method: 'PATCH'
    path: '/indicators/{indicator}'
    params: { indicator: number }
    body: IndicatorChange
    answer: Indicator
  }
  /** End an indicator */
  endIndicator: {
    method: 'DELETE'
    path: '/indicators/{indicator}'
    params: { indicator: number }
    answer: Indicator
  }
  /** Read the values of an indicator */
  listIndicatorValues: {
    method: 'GET'
    path: '/indicators/{indicator}/values'
    params: { indicator: number }
    query?: { limit?: number; page?: number; organisation?: 'together' | number; revisions?: 'true' | 'false' }
    answer: { items: Array<IndicatorValue>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Report values */
  reportIndicatorValues: {
    method: 'POST'
    path: '/indicators/{indicator}/values'
    params: { indicator: number }
    body: ReportedValues
    answer: ReportOutcome
  }
  /** List decisions */
  listDecisions: {
    method: 'GET'
    path: '/decisions'
    query?: { limit?: number; page?: number; q?: string; organisation?: number; state?: 'draft' | 'decided' | 'superseded' | 'withdrawn'; subjectKind?: string; subject?: string; only?: 'drifted' | 'review' | 'positions' }
    answer: { items: Array<DecisionInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Draft a decision */
  draftDecision: {
    method: 'POST'
    path: '/decisions'
    body: NewDraft
    answer: Decision
  }
  /** List positions */
  listPositions: {
    method: 'GET'
    path: '/positions'
    query?: { limit?: number; page?: number; q?: string; organisation?: number; adoptedBy?: number }
    answer: { items: Array<DecisionInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read a decision */
  getDecision: {
    method: 'GET'
    path: '/decisions/{decision}'
    params: { decision: number }
    answer: Decision
  }
  /** Change a draft */
  changeDraft: {
    method: 'PATCH'
    path: '/decisions/{decision}'
    params: { decision: number }
    body: DecisionChange
    answer: Decision
  }
  /** Read what a decision rests on */
  listEvidence: {
    method: 'GET'
    path: '/decisions/{decision}/evidence'
    params: { decision: number }
    answer: DecisionEvidenceList
  }
  /** Pin a piece of evidence */
  addEvidence: {
    method: 'POST'
    path: '/decisions/{decision}/evidence'
    params: { decision: number }
    body: NewEvidence
    answer: DecisionEvidenceList
  }
  /** Remove a piece of evidence */
  removeEvidence: {
    method: 'DELETE'
    path: '/decisions/{decision}/evidence/{evidence}'
    params: { decision: number; evidence: number }
    answer: DecisionEvidenceList
  }
  /** Judge a piece of evidence that has moved */
  acceptDrift: {
    method: 'POST'
    path: '/decisions/{decision}/evidence/{evidence}/acceptances'
    params: { decision: number; evidence: number }
    body: DriftAcceptance
    answer: DecisionEvidenceList
  }
  /** Take a decision */
  takeDecision: {
    method: 'POST'
    path: '/decisions/{decision}/takings'
    params: { decision: number }
    body: DecisionTaking
    answer: Decision
  }
  /** Begin to replace a decision */
  replaceDecision: {
    method: 'POST'
    path: '/decisions/{decision}/replacements'
    params: { decision: number }
    answer: Decision
  }
  /** Withdraw a decision */
  withdrawDecision: {
    method: 'POST'
    path: '/decisions/{decision}/withdrawals'
    params: { decision: number }
    body: DecisionWithdrawal
    answer: Decision
  }
  /** Publish a position */
  publishPosition: {
    method: 'POST'
    path: '/decisions/{decision}/publications'
    params: { decision: number }
    body: PositionPublication
    answer: Decision
  }
  /** Rely on a position */
  adoptPosition: {
    method: 'POST'
    path: '/decisions/{decision}/adoptions'
    params: { decision: number }
    body: NewAdoption
    answer: PositionAdoption
  }
  /** No longer rely on a position */
  endAdoption: {
    method: 'DELETE'
    path: '/decisions/{decision}/adoptions/{adoption}'
    params: { decision: number; adoption: number }
    answer: PositionAdoption
  }
  /** List the needs */
  listNeeds: {
    method: 'GET'
    path: '/needs'
    query?: { limit?: number; page?: number; q?: string; organisation?: number; urgency?: 'low' | 'normal' | 'high' | 'statutory'; theme?: 'AGRI' | 'ECON' | 'EDUC' | 'ENER' | 'ENVI' | 'GOVE' | 'HEAL' | 'INTR' | 'JUST' | 'SOCI' | 'REGI' | 'TECH' | 'TRAN'; closed?: 'true' | 'false' }
    answer: { items: Array<Need>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Describe a need */
  addNeed: {
    method: 'POST'
    path: '/needs'
    body: NewNeed
    answer: Need
  }
  /** See what there is for a need */
  exploreNeed: {
    method: 'POST'
    path: '/needs/explorations'
    body: NeedExploration
    answer: ExploredNeed
  }
  /** Read a need */
  getNeed: {
    method: 'GET'
    path: '/needs/{need}'
    params: { need: number }
    answer: Need
  }
  /** Change a need */
  changeNeed: {
    method: 'PATCH'
    path: '/needs/{need}'
    params: { need: number }
    body: NeedChange
    answer: Need
  }
  /** Publish a need */
  publishNeed: {
    method: 'POST'
    path: '/needs/{need}/publications'
    params: { need: number }
    answer: Need
  }
  /** Close a need */
  closeNeed: {
    method: 'POST'
    path: '/needs/{need}/closings'
    params: { need: number }
    body: NeedClosing
    answer: Need
  }
  /** See who needs the same */
  listSimilarNeeds: {
    method: 'GET'
    path: '/needs/{need}/similar'
    params: { need: number }
    answer: { items: Array<SimilarNeed> }
  }
  /** Propose a common need */
  proposeCommonNeed: {
    method: 'POST'
    path: '/common-needs'
    body: NewCommonNeed
    answer: CommonNeed
  }
  /** Read a common need */
  getCommonNeed: {
    method: 'GET'
    path: '/common-needs/{commonNeed}'
    params: { commonNeed: number }
    answer: CommonNeed
  }
  /** Answer about a common need */
  answerCommonNeed: {
    method: 'POST'
    path: '/common-needs/{commonNeed}/answers'
    params: { commonNeed: number }
    body: CommonNeedAnswer
    answer: CommonNeed
  }
  /** List initiatives */
  listInitiatives: {
    method: 'GET'
    path: '/initiatives'
    query?: { limit?: number; page?: number; q?: string; organisation?: number; state?: 'draft' | 'proposed' | 'decided' | 'running' | 'completed' | 'stopped'; recommendation?: number }
    answer: { items: Array<InitiativeInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add an initiative */
  addInitiative: {
    method: 'POST'
    path: '/initiatives'
    body: NewInitiative
    answer: Initiative
  }
  /** Read an initiative */
  getInitiative: {
    method: 'GET'
    path: '/initiatives/{initiative}'
    params: { initiative: number }
    answer: Initiative
  }
  /** Change an initiative */
  changeInitiative: {
    method: 'PATCH'
    path: '/initiatives/{initiative}'
    params: { initiative: number }
    body: InitiativeChange
    answer: Initiative
  }
  /** Take an initiative on */
  moveInitiative: {
    method: 'POST'
    path: '/initiatives/{initiative}/moves'
    params: { initiative: number }
    body: InitiativeMove
    answer: Initiative
  }
  /** Read a reuse check */
  getReuseCheck: {
    method: 'GET'
    path: '/initiatives/{initiative}/reuse-check'
    params: { initiative: number }
    answer: ReuseCheck
  }
  /** Look for what there is already */
  runReuseCheck: {
    method: 'POST'
    path: '/initiatives/{initiative}/reuse-check/runs'
    params: { initiative: number }
    body: NewReuseRun
    answer: ReuseCheck
  }
  /** Answer a hit */
  answerReuseHit: {
    method: 'PUT'
    path: '/initiatives/{initiative}/reuse-check/hits/{hit}/answer'
    params: { initiative: number; hit: number }
    body: ReuseAnswer
    answer: ReuseCheck
  }
  /** List the alternatives of an initiative */
  listAlternatives: {
    method: 'GET'
    path: '/initiatives/{initiative}/alternatives'
    params: { initiative: number }
    answer: { items: Array<Alternative> }
  }
  /** Add an alternative */
  addAlternative: {
    method: 'POST'
    path: '/initiatives/{initiative}/alternatives'
    params: { initiative: number }
    body: NewAlternative
    answer: Alternative
  }
  /** Read an alternative */
  getAlternative: {
    method: 'GET'
    path: '/alternatives/{alternative}'
    params: { alternative: number }
    answer: Alternative
  }
  /** Change an alternative */
  changeAlternative: {
    method: 'PATCH'
    path: '/alternatives/{alternative}'
    params: { alternative: number }
    body: AlternativeChange
    answer: Alternative
  }
  /** Take an alternative away */
  endAlternative: {
    method: 'DELETE'
    path: '/alternatives/{alternative}'
    params: { alternative: number }
    answer: Alternative
  }
  /** Read the benefit chain */
  getBenefitChain: {
    method: 'GET'
    path: '/initiatives/{initiative}/chain'
    params: { initiative: number }
    answer: BenefitChain
  }
  /** Replace the benefit chain */
  putBenefitChain: {
    method: 'PUT'
    path: '/initiatives/{initiative}/chain'
    params: { initiative: number }
    body: NewBenefitChain
    answer: BenefitChain
  }
  /** List the cases of an initiative */
  listCases: {
    method: 'GET'
    path: '/initiatives/{initiative}/cases'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<CaseInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read the case of an alternative */
  getCase: {
    method: 'GET'
    path: '/initiatives/{initiative}/cases/{alternative}'
    params: { initiative: number; alternative: number }
    answer: Case
  }
  /** Save a new version of a case */
  saveCase: {
    method: 'PUT'
    path: '/initiatives/{initiative}/cases/{alternative}'
    params: { initiative: number; alternative: number }
    body: NewCaseVersion
    answer: Case
  }
  /** List the versions of a case */
  listCaseVersions: {
    method: 'GET'
    path: '/initiatives/{initiative}/cases/{alternative}/versions'
    params: { initiative: number; alternative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<CaseVersionInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read a version of a case */
  getCaseVersion: {
    method: 'GET'
    path: '/initiatives/{initiative}/cases/{alternative}/versions/{version}'
    params: { initiative: number; alternative: number; version: number }
    answer: Case
  }
  /** Calculate a business case */
  calculateCase: {
    method: 'POST'
    path: '/cases/calculation'
    body: CaseDocument
    answer: CaseResult
  }
  /** Read the calculation factors */
  readCalculationFactors: {
    method: 'GET'
    path: '/calculation-factors'
    answer: CalculationFactors
  }
  /** List the portfolios */
  listPortfolios: {
    method: 'GET'
    path: '/portfolios'
    query?: { limit?: number; page?: number }
    answer: { items: Array<PortfolioInList>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Make a portfolio */
  addPortfolio: {
    method: 'POST'
    path: '/portfolios'
    body: NewPortfolio
    answer: Portfolio
  }
  /** Read a portfolio */
  getPortfolio: {
    method: 'GET'
    path: '/portfolios/{portfolio}'
    params: { portfolio: number }
    answer: Portfolio
  }
  /** Change a portfolio */
  changePortfolio: {
    method: 'PATCH'
    path: '/portfolios/{portfolio}'
    params: { portfolio: number }
    body: PortfolioChange
    answer: Portfolio
  }
  /** Remove a portfolio */
  endPortfolio: {
    method: 'DELETE'
    path: '/portfolios/{portfolio}'
    params: { portfolio: number }
    answer: Portfolio
  }
  /** List the initiatives of a portfolio */
  listPortfolioInitiatives: {
    method: 'GET'
    path: '/portfolios/{portfolio}/initiatives'
    params: { portfolio: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<PortfolioItem>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add initiatives */
  addPortfolioInitiatives: {
    method: 'POST'
    path: '/portfolios/{portfolio}/initiatives'
    params: { portfolio: number }
    body: PortfolioAddition
    answer: Portfolio
  }
  /** Read how an initiative is weighed */
  getPortfolioInitiative: {
    method: 'GET'
    path: '/portfolios/{portfolio}/initiatives/{initiative}'
    params: { portfolio: number; initiative: number }
    answer: PortfolioItem
  }
  /** Weigh an initiative */
  scorePortfolioInitiative: {
    method: 'PUT'
    path: '/portfolios/{portfolio}/initiatives/{initiative}'
    params: { portfolio: number; initiative: number }
    body: PortfolioScores
    answer: PortfolioItem
  }
  /** Remove an initiative from the portfolio */
  removePortfolioInitiative: {
    method: 'DELETE'
    path: '/portfolios/{portfolio}/initiatives/{initiative}'
    params: { portfolio: number; initiative: number }
    answer: Portfolio
  }
  /** Add a scenario */
  addPortfolioScenario: {
    method: 'POST'
    path: '/portfolios/{portfolio}/scenarios'
    params: { portfolio: number }
    body: NewPortfolioScenario
    answer: Portfolio
  }
  /** Remove a scenario */
  removePortfolioScenario: {
    method: 'DELETE'
    path: '/portfolios/{portfolio}/scenarios/{scenario}'
    params: { portfolio: number; scenario: number }
    answer: Portfolio
  }
  /** Read the ranking */
  getPortfolioRanking: {
    method: 'GET'
    path: '/portfolios/{portfolio}/ranking'
    params: { portfolio: number }
    query?: { scenario?: number }
    answer: PortfolioRanking
  }
  /** Read what the budget is enough for */
  getPortfolioSelection: {
    method: 'GET'
    path: '/portfolios/{portfolio}/selection'
    params: { portfolio: number }
    query?: { scenario?: number; budget?: number | null }
    answer: PortfolioSelection
  }
  /** Read how the benefits of an initiative come home */
  listBenefitPlans: {
    method: 'GET'
    path: '/initiatives/{initiative}/benefit-plans'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<BenefitRealisation>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Read how a benefit comes home */
  getBenefitPlan: {
    method: 'GET'
    path: '/benefit-plans/{benefit}'
    params: { benefit: number }
    answer: BenefitRealisation
  }
  /** Plan how a benefit comes home */
  keepBenefitPlan: {
    method: 'PUT'
    path: '/benefit-plans/{benefit}'
    params: { benefit: number }
    body: NewBenefitPlan
    answer: BenefitRealisation
  }
  /** Report what came of a benefit */
  reportBenefitValue: {
    method: 'POST'
    path: '/benefit-plans/{benefit}/values'
    params: { benefit: number }
    body: NewBenefitValue
    answer: BenefitRealisation
  }
  /** Read the evaluations of an initiative */
  listEvaluations: {
    method: 'GET'
    path: '/initiatives/{initiative}/evaluations'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<Evaluation>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add an evaluation */
  addEvaluation: {
    method: 'POST'
    path: '/initiatives/{initiative}/evaluations'
    params: { initiative: number }
    body: NewEvaluation
    answer: Evaluation
  }
  /** Read an evaluation */
  getEvaluation: {
    method: 'GET'
    path: '/evaluations/{evaluation}'
    params: { evaluation: number }
    answer: Evaluation
  }
  /** Change an evaluation */
  changeEvaluation: {
    method: 'PUT'
    path: '/evaluations/{evaluation}'
    params: { evaluation: number }
    body: EvaluationChange
    answer: Evaluation
  }
  /** Publish the lessons, or stop */
  publishLessons: {
    method: 'POST'
    path: '/evaluations/{evaluation}/publications'
    params: { evaluation: number }
    body: LessonPublication
    answer: Evaluation
  }
  /** Prepare a decision on going on */
  prepareFollowUpDecision: {
    method: 'POST'
    path: '/initiatives/{initiative}/follow-up-decisions'
    params: { initiative: number }
    body: NewFollowUpDecision
    answer: FollowUpDecision
  }
  /** Follow up all initiatives */
  listFollowUp: {
    method: 'GET'
    path: '/follow-up'
    query?: { limit?: number; page?: number; organisation?: number; months?: number }
    answer: { items: Array<FollowedUpInitiative>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Search lessons */
  listLessons: {
    method: 'GET'
    path: '/lessons'
    query?: { limit?: number; page?: number; q?: string }
    answer: { items: Array<Lesson>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** List those affected */
  listAffectedGroups: {
    method: 'GET'
    path: '/initiatives/{initiative}/affected-groups'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<AffectedGroup>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add a group that is affected */
  addAffectedGroup: {
    method: 'POST'
    path: '/initiatives/{initiative}/affected-groups'
    params: { initiative: number }
    body: NewAffectedGroup
    answer: AffectedGroup
  }
  /** Read about a group that is affected */
  getAffectedGroup: {
    method: 'GET'
    path: '/affected-groups/{affectedGroup}'
    params: { affectedGroup: number }
    answer: AffectedGroup
  }
  /** Change a group that is affected */
  changeAffectedGroup: {
    method: 'PUT'
    path: '/affected-groups/{affectedGroup}'
    params: { affectedGroup: number }
    body: AffectedGroupChange
    answer: AffectedGroup
  }
  /** Remove a group that is affected */
  endAffectedGroup: {
    method: 'DELETE'
    path: '/affected-groups/{affectedGroup}'
    params: { affectedGroup: number }
    answer: AffectedGroup
  }
  /** Read the work of change */
  listChangeEntries: {
    method: 'GET'
    path: '/initiatives/{initiative}/change-entries'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<ChangeEntry>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Add to the work of change */
  addChangeEntry: {
    method: 'POST'
    path: '/initiatives/{initiative}/change-entries'
    params: { initiative: number }
    body: NewChangeEntry
    answer: ChangeEntry
  }
  /** Read a part of the work of change */
  getChangeEntry: {
    method: 'GET'
    path: '/change-entries/{changeEntry}'
    params: { changeEntry: number }
    answer: ChangeEntry
  }
  /** Change a part of the work of change */
  changeChangeEntry: {
    method: 'PUT'
    path: '/change-entries/{changeEntry}'
    params: { changeEntry: number }
    body: ChangeEntryChange
    answer: ChangeEntry
  }
  /** Remove from the work of change */
  endChangeEntry: {
    method: 'DELETE'
    path: '/change-entries/{changeEntry}'
    params: { changeEntry: number }
    answer: ChangeEntry
  }
  /** Read pulses and their results */
  listPulses: {
    method: 'GET'
    path: '/initiatives/{initiative}/pulses'
    params: { initiative: number }
    query?: { limit?: number; page?: number }
    answer: { items: Array<Pulse>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** Open a pulse */
  addPulse: {
    method: 'POST'
    path: '/initiatives/{initiative}/pulses'
    params: { initiative: number }
    body: NewPulse
    answer: Pulse
  }
  /** Close a pulse before its last day */
  closePulse: {
    method: 'POST'
    path: '/pulses/{pulse}/endings'
    params: { pulse: number }
    answer: Pulse
  }
  /** Read the recommendations of the framework */
  listRecommendations: {
    method: 'GET'
    path: '/framework/recommendations'
    query?: { limit?: number; page?: number }
    answer: { items: Array<Recommendation>; total?: number; nextCursor?: string; links: PageLinks }
  }
  /** About the API */
  getApiInfo: {
    method: 'GET'
    path: '/api-info'
    answer: ApiInfo
  }
}
