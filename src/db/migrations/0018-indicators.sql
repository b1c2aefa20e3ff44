-- What organisations measure, with every revision kept: a figure that somebody has relied on can always be shown as it was.
create table indicator (
  id int generated always as identity primary key,
  organisation_id int references organisation,       -- who keeps it; null: the node
  code text unique,                                  -- a name for machines and files, as in another system
  name jsonb not null,
  description jsonb not null default '{}',
  unit text not null,                                -- as it is written after the figure: kr, minuter, procent
  decimals int not null default 0 check (decimals between 0 and 6),
  better text not null default 'higher' check (better in ('higher', 'lower', 'neither')),
  frequency text not null default 'year' check (frequency in ('year', 'half-year', 'quarter', 'month', 'day')),
  fresh_days int check (fresh_days between 1 and 3660), -- how long after the period a value is still current; null: by the frequency
  source text not null,                              -- where the figures are from
  source_url text,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index indicator_organisation on indicator (organisation_id);

create table indicator_value (
  id int generated always as identity primary key,
  indicator_id int not null references indicator,
  organisation_id int references organisation,       -- whom it is about; null: all together
  period text not null,                              -- 2025, 2025-H1, 2025-Q3, 2025-03 or 2025-03-31
  period_end date not null,
  revision int not null,
  value double precision,                            -- null: withdrawn, there is no value
  source text,                                       -- where this very figure is from, when it is not the indicator's own source
  note text,
  origin text not null check (origin in ('hand', 'file', 'api', 'facts', 'demonstration')),
  actor jsonb not null,
  at timestamptz not null default now()
);
create unique index indicator_value_once on indicator_value (indicator_id, coalesce(organisation_id, 0), period, revision);
create index indicator_value_latest on indicator_value (indicator_id, organisation_id, period_end desc, revision desc);
