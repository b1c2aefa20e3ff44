-- What the shipped facts last said of an organisation, so that a new edition never overwrites what people have changed;
-- and spreadsheets that wait for somebody to have seen what each row would do.

alter table organisation add shipped jsonb;          -- null: the shipped facts do not know it

create table organisation_import (
  id int generated always as identity primary key,
  file text not null,
  rows bytea not null,                               -- the rows as read, JSON in gzip; empty when it is over
  encoding text not null,
  plan text not null,                                -- the hash of what was shown; another plan is shown before anything is written
  by jsonb not null,
  at timestamptz not null default now(),
  done_at timestamptz,
  outcome jsonb                                      -- how many were added, changed, unchanged and refused
);
