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
