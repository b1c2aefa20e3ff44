-- How well datasets are described, record by record and over time, and which of the addresses in them answer.
-- Everything but the past scores and checks is derived from the triples and can be made again (catalogue/quality).

create table link_check (
  id int generated always as identity primary key,
  url text not null unique,
  host text not null,
  state text not null default 'waiting' check (state in ('waiting', 'answers', 'broken', 'unsure')),
  since timestamptz,                                 -- when it came to be in that state
  status int,                                        -- of the last answer, where there was one
  finding jsonb,                                     -- why it does not answer, and what to do: kernel/finding.ts
  failures smallint not null default 0,              -- in a row
  checked_at timestamptz,
  due_at timestamptz not null default now()
);
create index link_check_due on link_check (due_at);

create table entry_link (
  entry_id int not null references entry,
  link_id int not null references link_check,
  role text not null check (role in ('access', 'download')),
  primary key (entry_id, link_id, role)
);
create index entry_link_link on entry_link (link_id);

create table record_quality (
  entry_id int not null references entry,
  method text not null,                              -- a row in catalogue/quality/method.ts
  version int not null,                              -- of the entry
  points double precision not null,
  unknown double precision not null,                 -- more points there may be, when what is not yet checked turns out well
  dimensions jsonb not null,
  marks jsonb not null,                              -- per indicator 0 to 1, for the distribution that counts; null: not known
  fixes text[] not null,                             -- rows in catalogue/quality/fixes.ts that it gains by
  stars smallint[] not null,                         -- of each distribution
  staleness text not null,
  late_days int,
  description text not null,
  at timestamptz not null,                           -- when it came to be so
  primary key (entry_id, method)
);

-- One row for each run and method; a run that is scored again, because links have been checked, keeps its row.
create table quality_score (
  source_id int not null references source,
  run_id int not null references harvest_run,
  method text not null,
  at timestamptz not null,
  records int not null,
  distributions int not null,
  points double precision not null,
  unknown double precision not null,
  share_points double precision not null,            -- with the other convention: the share of distributions
  share_unknown double precision not null,
  dimensions jsonb not null,
  counts jsonb not null,
  share_counts jsonb not null,
  beside jsonb not null,                             -- stars, staleness, descriptions, duplicates
  fixes jsonb,                                       -- ranked; only of the latest run
  primary key (source_id, run_id, method)
);
