-- Initiatives weighed against each other: by criteria, within a budget, and for the whole as well as for each party. Amounts are öre.
create table portfolio (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  title jsonb not null,
  description jsonb not null default '{}',
  criteria jsonb not null,                           -- [{ key, name, measure, points, value }], as src/initiatives/portfolio/criterion.ts has it
  budget bigint check (budget >= 0),                 -- null: no limit
  published_at timestamptz,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index portfolio_organisation on portfolio (organisation_id, id desc);

create table portfolio_item (
  portfolio_id int not null references portfolio,
  initiative_id int not null references initiative,
  gate text not null default 'open' check (gate in ('open', 'must', 'excluded')),
  gate_why jsonb not null default '{}',
  scores jsonb not null default '{}',                -- by criterion: { score, why }, where the system does not know or somebody knows better
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (portfolio_id, initiative_id)
);
create index portfolio_item_initiative on portfolio_item (initiative_id);

-- The same initiatives with other weights, another budget, or without some of them.
create table portfolio_scenario (
  id int generated always as identity primary key,
  portfolio_id int not null references portfolio,
  title jsonb not null,
  points jsonb not null default '{}',                -- by criterion, where they differ
  budget bigint check (budget >= 0),                 -- null: as in the portfolio
  excluded int[] not null default '{}',              -- initiatives
  must int[] not null default '{}',
  added_at timestamptz not null default now(),
  ended_at timestamptz
);
create index portfolio_scenario_portfolio on portfolio_scenario (portfolio_id, id);
