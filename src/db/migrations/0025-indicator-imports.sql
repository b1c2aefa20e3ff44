-- A spreadsheet of values waits here until somebody has looked at what each of its rows would do.
create table indicator_import (
  id int generated always as identity primary key,
  file text not null,
  encoding text not null,
  rows bytea not null,                               -- what each row says, as JSON in gzip; emptied when it is done
  plan text not null,                                -- a hash of what was shown: if it would do something else by now, nothing is written
  by jsonb not null,
  at timestamptz not null default now(),
  done_at timestamptz,
  outcome jsonb
);
