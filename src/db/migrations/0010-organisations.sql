-- Organisations over time, people without passwords, and who is trusted with what: everything that people change stands on this.
-- Relations are dated: authorities merge and split, and nothing is rewritten when they do.

create table organisation (
  id int generated always as identity primary key,
  kind text not null check (kind in ('agency', 'region', 'municipality', 'association', 'company', 'other')),
  name jsonb not null,                               -- the legal name, by language
  number text check (number ~ '^[0-9]{10}$'),        -- organisation number, digits only
  code text check (code ~ '^[0-9]{2}([0-9]{2})?$'),  -- SCB's code of a county or a municipality
  valid_from date,                                   -- null: since before we know
  valid_to date check (valid_to > valid_from),       -- null: still there
  approval text[] not null default '{}',             -- kinds of changes that need a second person
  origin text not null default 'people' check (origin in ('people', 'facts', 'demonstration')),
  source text,                                       -- where the facts are from
  as_of date,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create unique index organisation_number on organisation (number) where valid_to is null;
create unique index organisation_code on organisation (kind, code) where valid_to is null;

-- Population, staff and the like, by year: a new year is a new row.
create table organisation_fact (
  organisation_id int not null references organisation,
  fact text not null check (fact in ('population', 'staff')),
  year int not null check (year between 1900 and 2200),
  value bigint not null check (value >= 0),
  source text not null,
  primary key (organisation_id, fact, year)
);

-- SKR's groups of municipalities, by edition.
create table organisation_group (
  organisation_id int not null references organisation,
  edition text not null,
  code text not null,
  source text not null,
  primary key (organisation_id, edition)
);

create table organisation_relation (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  kind text not null check (kind in ('parent', 'successor')),
  other_id int not null references organisation,     -- its parent, or what came after it
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  check (organisation_id <> other_id)
);
create unique index organisation_relation_once on organisation_relation (organisation_id, kind, other_id, valid_from);
create index organisation_relation_other on organisation_relation (other_id, kind);

-- The addresses by which catalogue records name an organisation. Many may be proposed; a confirmed one leads to one organisation.
create table organisation_uri (
  organisation_id int not null references organisation,
  uri text not null,
  state text not null check (state in ('proposed', 'confirmed', 'rejected')),
  reason text not null,                              -- why it was proposed: number, name, hand
  at timestamptz not null default now(),
  primary key (organisation_id, uri)
);
create unique index organisation_uri_confirmed on organisation_uri (uri) where state = 'confirmed';

-- Somebody who has signed in or has been given a role. Names stand here and nowhere else, so that a person can be forgotten.
create table person (
  id int generated always as identity primary key,
  issuer text not null,                              -- of the sign-in; 'demonstration' for invented people
  subject text not null,
  name text,
  email text,
  added_at timestamptz not null default now(),
  seen_at timestamptz,
  forgotten_at timestamptz,
  unique (issuer, subject)
);

create table role_grant (
  id int generated always as identity primary key,
  person_id int not null references person,
  role text not null check (role in ('reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator', 'coordinator')),
  scope_kind text not null check (scope_kind in ('node', 'organisation', 'collaboration')),
  scope_id int check ((scope_id is null) = (scope_kind = 'node')),
  origin text not null default 'people' check (origin in ('people', 'claims', 'demonstration')), -- given here, or read from the sign-in's claims
  valid_from timestamptz not null default now(),
  valid_to timestamptz
);
create unique index role_grant_once on role_grant (person_id, role, scope_kind, coalesce(scope_id, 0)) where valid_to is null;
create index role_grant_scope on role_grant (scope_kind, scope_id);

-- Whose a source is; null: the node's own.
alter table source add organisation_id int references organisation;
create index source_organisation on source (organisation_id);
