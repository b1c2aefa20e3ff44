-- What pages and people ask for most is counted when something changes and not when somebody looks: a source's problems, how its errors
-- have developed, publishers, and the node as a whole. Save what is about the past, all of it can be made again.

-- One row for each run: what the profiles said of the source's records then.
create table check_count (
  source_id int not null references source,
  run_id int not null references harvest_run,
  at timestamptz not null,
  records int not null,
  conforming int not null,
  violations int not null,
  warnings int not null,
  infos int not null,
  primary key (source_id, run_id)
);

-- Which fault each of the results is, in their order; entries that were checked before are checked again to get it.
alter table entry_check add column problems text[] not null default '{}';
update entry_check set edition = 'before 0009';

-- The same fault in many records of a source, once, as the source is now.
create table source_problem (
  source_id int not null references source,
  key text not null,                                 -- of profile, rule, severity and message: catalogue/validate/group.ts
  profile text not null,
  shape text not null,
  severity text not null check (severity in ('violation', 'warning', 'info')),
  records int not null,
  places int not null,
  first jsonb not null,                              -- one of its RecordResults, for the words
  entries int[] not null,                            -- the records that have it, in order
  primary key (source_id, key)
);

-- Sums, so that sources can be put together; a publisher's mean is a sum divided by records.
create table publisher_quality (
  source_id int not null references source,
  method text not null,
  publisher text,                                    -- null: datasets that name nobody
  records int not null,
  points double precision not null,
  unknown double precision not null,
  findability double precision not null,
  accessibility double precision not null,
  interoperability double precision not null,
  reusability double precision not null,
  contextuality double precision not null,
  stale int not null,
  stars double precision not null,                   -- each record's mean
  starred int not null                               -- records with a distribution
);
create index publisher_quality_source on publisher_quality (source_id, method);

-- The records that a fix concerns, those with fewest points first.
create table source_fix (
  source_id int not null references source,
  method text not null,
  fix text not null,                                 -- a row in catalogue/quality/fixes.ts
  records int not null,
  entries int[] not null,
  primary key (method, fix, source_id)
);

alter table quality_score add column bands jsonb;    -- how many records have each rating; null where it was never counted

-- The node as it was at the end of each day; today's row is as it is now.
create table node_quality (
  day date not null,
  method text not null,
  at timestamptz not null,
  sources int not null,
  records int not null,
  distributions int not null,
  points double precision not null,
  unknown double precision not null,
  counts jsonb,                                      -- null for days before this table was
  bands jsonb,
  beside jsonb,                                      -- stars, staleness, descriptions, duplicates, links
  fixes jsonb,                                       -- ranked; only of the latest day
  primary key (method, day)
);
insert into node_quality (day, method, at, sources, records, distributions, points, unknown)
select days.day, days.method, max(score.at), count(*), sum(records), sum(distributions),
  coalesce(sum(points * records) / nullif(sum(records), 0), 0), coalesce(sum(unknown * records) / nullif(sum(records), 0), 0)
from (select distinct (at at time zone 'UTC')::date as day, method from quality_score) days
cross join lateral (
  select distinct on (source_id) * from quality_score
  where method = days.method and (at at time zone 'UTC')::date <= days.day order by source_id, run_id desc
) score group by 1, 2;

-- Which data should have been updated, the latest first; and which links are broken, the longest first.
create index record_quality_late on record_quality (late_days desc) where method = 'eu' and staleness = 'stale';
create index link_check_broken on link_check (since, url) where state = 'broken';
