-- Benefits that are to come home: what is expected and when, what came, why it differed, and what was learnt.
create table benefit_plan (
  benefit_id int primary key references chain_step,
  initiative_id int not null references initiative,
  frequency text not null default 'year' check (frequency in ('year', 'half-year', 'quarter', 'month')),
  method text not null default 'linear' check (method in ('linear', 'hand')), -- from baseline to target in equal steps, or as written
  expected jsonb not null default '{}',              -- as written: { period: value }
  values_from text not null default 'hand' check (values_from in ('hand', 'indicator')),
  indicator_organisation_id int references organisation, -- whose values of the indicator; null: all together
  unit_worth int check (unit_worth > 0),             -- öre that one unit better is worth in a period; null: by the unit, or not in money
  price_year int,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index benefit_plan_initiative on benefit_plan (initiative_id);

-- What came, with every revision kept. Where the value is the indicator's, only the reason for the deviation is here.
create table benefit_value (
  id int generated always as identity primary key,
  benefit_id int not null references chain_step,
  period text not null,                              -- 2027, 2027-H1, 2027-Q3 or 2027-03, as indicators have them
  period_end date not null,
  revision int not null,
  value double precision,                            -- null: withdrawn, or the indicator's
  source text,
  reason jsonb not null default '{}',                -- for the deviation, in languages
  actor jsonb not null,
  at timestamptz not null default now(),
  unique (benefit_id, period, revision)
);

-- Whether the solution does what it should, and at a cost that is worth it.
create table evaluation (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  evaluated_on date not null,
  evaluated_by text not null,                        -- a body or an office, not a person's private name
  effectiveness text not null check (effectiveness in ('yes', 'partly', 'no', 'unknown')),
  effectiveness_found jsonb not null default '{}',
  efficiency text not null check (efficiency in ('yes', 'partly', 'no', 'unknown')),
  efficiency_found jsonb not null default '{}',
  lessons jsonb not null default '{}',
  lessons_published_at timestamptz,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index evaluation_initiative on evaluation (initiative_id, evaluated_on desc);
