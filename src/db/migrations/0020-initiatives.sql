-- From a need to a benefit that came home: the need, the initiative that answers it, its alternatives, what they cost and give.
create table common_need (
  id int generated always as identity primary key,
  organisation_id int not null references organisation, -- who holds it together
  title jsonb not null,
  description jsonb not null default '{}',
  version int not null default 1,
  added_at timestamptz not null default now(),
  ended_at timestamptz
);

create table need (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  title jsonb not null,
  problem jsonb not null,
  users jsonb not null default '{}',                 -- who they are and what they need
  goals jsonb not null default '{}',                 -- that it serves
  legal_drivers jsonb not null default '{}',
  themes text[] not null default '{}',               -- classification: EU data themes, as the catalogue has them
  affected int[] not null default '{}',              -- organisations
  urgency text not null default 'normal' check (urgency in ('low', 'normal', 'high', 'statutory')),
  needed_by date,
  stems text[] not null default '{}',                -- of title and problem, by which similar needs are found
  published_at timestamptz,
  closed_at timestamptz,
  closed_why text,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index need_organisation on need (organisation_id, id desc);
create index need_stems on need using gin (stems);

-- Nobody's need is made a part of a common one without their saying so.
create table need_joining (
  id int generated always as identity primary key,
  common_need_id int not null references common_need,
  need_id int not null references need,
  state text not null default 'proposed' check (state in ('proposed', 'joined', 'declined', 'left')),
  proposed_by jsonb not null,
  proposed_at timestamptz not null default now(),
  answered_by jsonb,
  answered_at timestamptz,
  reason text
);
create unique index need_joining_open on need_joining (common_need_id, need_id) where state in ('proposed', 'joined');
create unique index need_joining_one on need_joining (need_id) where state = 'joined';

create table initiative (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  title jsonb not null,
  summary jsonb not null default '{}',
  goals jsonb not null default '{}',                 -- of the line organisation, that it serves
  parties int[] not null default '{}',               -- other organisations that take part
  segment text,                                      -- of organisations that it is for
  recommendations int[] not null default '{}',       -- of the framework
  state text not null default 'draft' check (state in ('draft', 'proposed', 'decided', 'running', 'completed', 'stopped')),
  state_on date,                                     -- since when
  chosen_alternative_id int,
  ends_on date,                                      -- when the work itself is to be over and the benefits are to begin
  published_at timestamptz,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index initiative_organisation on initiative (organisation_id, id desc);

create table initiative_need (
  initiative_id int not null references initiative,
  need_id int not null references need,
  primary key (initiative_id, need_id)
);
create index initiative_need_need on initiative_need (need_id);

create table alternative (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  position int not null,
  kind text not null check (kind in ('nothing', 'reuse', 'join', 'procure', 'innovation', 'co-develop', 'develop')),
  innovation text check (innovation in ('improved', 'first-customer', 'research')), -- the framework's three cases of innovation procurement
  title jsonb not null,
  description jsonb not null default '{}',
  reuses int[] not null default '{}',                -- entries: what is reused, joined or bought
  building_blocks int[] not null default '{}',       -- entries
  standards int[] not null default '{}',             -- entries that it follows
  dependencies jsonb not null default '[]',          -- [{ what, on }] in languages
  no_return jsonb not null default '[]',             -- [{ what, safeguard }]: points of no return, and what keeps the organisational memory
  open_source text not null default 'unknown' check (open_source in ('yes', 'partly', 'no', 'not-applicable', 'unknown')),
  licence text,
  lock_in jsonb not null default '{}',               -- to what one is tied, and how one gets out
  risks jsonb not null default '[]',                 -- [{ what, likelihood 1–5, impact 1–5, measure }]
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index alternative_initiative on alternative (initiative_id, position);
alter table initiative add foreign key (chosen_alternative_id) references alternative;

-- The benefit chain: activity → change → effect → benefit → goal.
create table chain_link (
  initiative_id int not null references initiative,
  from_id int not null,
  to_id int not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);

create table chain_step (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  kind text not null check (kind in ('activity', 'change', 'effect', 'benefit', 'goal')),
  position int not null,
  title jsonb not null,
  -- Of a benefit only:
  type text check (type in ('financial', 'redistribution', 'quality', 'environment')),
  dimensions text[] not null default '{}',           -- of value, as the framework names them
  stakeholder_id int references organisation,
  stakeholder text,                                  -- where it is not an organisation: inhabitants, companies
  owner text,                                        -- benefit owner: the office that answers for it
  owner_organisation_id int references organisation,
  measure text,
  indicator_id int references indicator,
  unit text,
  baseline double precision,
  baseline_on date,
  target double precision,
  target_on date,
  method text,
  confidence text check (confidence in ('low', 'medium', 'high')),
  peng text check (peng in ('green', 'yellow', 'red')),
  ended_at timestamptz
);
create index chain_step_initiative on chain_step (initiative_id, kind, position);
alter table chain_link add foreign key (from_id) references chain_step;
alter table chain_link add foreign key (to_id) references chain_step;

-- What an alternative costs and gives. Each version is kept with what it came to: decisions stand on a version.
create table business_case (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  alternative_id int not null references alternative,
  version int not null default 0,                    -- the latest
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create unique index business_case_alternative on business_case (alternative_id);
create index business_case_initiative on business_case (initiative_id);

create table business_case_version (
  business_case_id int not null references business_case,
  version int not null,
  document jsonb not null,                           -- as `allmanning case` reads it
  hash text not null,
  result jsonb not null,                             -- as `allmanning case` answers, with the seed
  actor jsonb not null,
  at timestamptz not null default now(),
  reason text,
  primary key (business_case_id, version)
);
