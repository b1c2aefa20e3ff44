-- What people write here: drafts with every version of them, so that two who write at once see each other's text and nothing is lost.
-- What is published goes the way of a harvest, into entry and entry_version; here stands only what is being written.

create table own_entry (
  id int primary key,                                -- the number that the entry has or will have, from the same sequence: its address holds from the first draft
  organisation_id int not null references organisation,
  kind text not null,
  uri text not null unique,
  version int not null default 1,                    -- of the draft
  hash text not null,                                -- of its canonical triples
  catalogues text[] not null default '{}',           -- that are to list it
  title jsonb not null,
  copied_from text,                                  -- the address of what it was copied from
  published_hash text,                               -- of the draft as it was last published
  published_catalogues text[],
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  discarded_at timestamptz                           -- a draft that was thrown away before anybody had seen it
);
create index own_entry_organisation on own_entry (organisation_id, changed_at desc);

create table own_entry_version (
  own_entry_id int not null references own_entry,
  version int not null,
  triples text not null,                             -- canonical N-Triples
  catalogues text[] not null,
  actor jsonb not null,
  at timestamptz not null default now(),
  primary key (own_entry_id, version)
);

-- A spreadsheet that somebody has handed in and looks at before anything is written.
create table own_import (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  kind text not null,
  name text not null,
  bytes bytea,                                       -- null once it has been taken in
  actor jsonb not null,
  at timestamptz not null default now(),
  done_at timestamptz
);

-- One source for what an organisation writes itself.
create unique index source_own on source (organisation_id) where kind = 'own' and ended_at is null;
