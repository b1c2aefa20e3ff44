-- Where records come from, each run that fetched them, and every version of each: the triples as published are the store,
-- the other columns of entry are derived from them and can be rebuilt.

create table source (
  id int generated always as identity primary key,
  name text not null check (name <> ''),
  url text,                                          -- null: its files are handed in
  kind text not null,                                -- a row in catalogue/harvest/sources.ts
  origin text not null default 'people' check (origin in ('people', 'facts', 'demonstration')),
  every_hours int check (every_hours > 0),           -- null: only when somebody asks
  max_gone_share real not null default 0.3 check (max_gone_share between 0 and 1),
  file_hash text,                                    -- of the last file that was harvested whole
  etag text,
  last_modified text,
  added_at timestamptz not null default now(),
  paused_at timestamptz,
  ended_at timestamptz
);
create unique index source_name on source (lower(name)) where ended_at is null;
create unique index source_url on source (url) where ended_at is null;

create table harvest_run (
  id int generated always as identity primary key,
  source_id int not null references source,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'incomplete', 'failed')),
  stage text check (stage in ('fetching', 'reading', 'storing', 'finishing')),
  file text,                                         -- the name of a file that was handed in; null: the source's url
  confirmed_removal boolean not null default false,  -- a person has seen how much would go, and said yes
  requested_by jsonb not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  url text,                                          -- where the answer came from in the end
  syntax text,
  bytes bigint not null default 0,
  triples bigint not null default 0,
  records int not null default 0,                    -- cut so far or in all
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  removed int not null default 0,
  refused int not null default 0,
  held int not null default 0,                       -- gone from the source, kept here since so many at once look like a fault
  violations int not null default 0,
  warnings int not null default 0,
  infos int not null default 0
);
create index harvest_run_source on harvest_run (source_id, id desc);
create index harvest_run_open on harvest_run (state) where state in ('waiting', 'running');

-- A handed-in file, in pieces, until its run is over: any worker on any machine can take the run.
create table run_file (
  run_id int not null references harvest_run,
  number int not null,
  bytes bytea not null,
  primary key (run_id, number)
);

create table run_finding (
  run_id int not null references harvest_run,
  number int not null,
  severity text not null check (severity in ('violation', 'warning', 'info')),
  code text not null,
  refused boolean not null,                          -- the record was not taken in because of it
  focus text,
  line int,
  "column" int,
  message jsonb not null,
  fix jsonb not null,
  primary key (run_id, number)
);

create table entry (
  id int generated always as identity primary key,
  source_id int not null references source,
  uri text not null,
  kind text not null,
  hash text not null,                                -- SHA-256 of the canonical triples, hexadecimal
  version int not null,
  title jsonb not null,
  description jsonb not null,
  publisher text,                                    -- IRI, or the name where the publisher has no IRI
  identifier text,
  catalogues text[] not null default '{}',           -- IRIs of the catalogues that list it
  first_seen_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  changed_run int not null references harvest_run,
  ended_at timestamptz,
  unique (source_id, uri)
);
create index entry_uri on entry (uri);
create index entry_changed on entry (changed_at desc);
create index entry_publisher on entry (source_id, publisher);

create table entry_version (
  entry_id int not null references entry,
  version int not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  run_id int not null references harvest_run,
  at timestamptz not null default now(),
  hash text,
  triples text,                                      -- canonical N-Triples; null when it was removed
  primary key (entry_id, version)
);
create index entry_version_run on entry_version (run_id, change);
