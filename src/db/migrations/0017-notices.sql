-- What an organisation needs to be told: evidence that has moved, a reuse check that was reopened, a position that changed, a review that is due.
create table notice (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  key text not null,                                 -- the same thing is told once until somebody has dealt with it
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  path text not null,                                -- the page where one does something about it, without its language
  says jsonb not null,                               -- in languages
  at timestamptz not null default now(),
  done_at timestamptz,
  done_by jsonb                                      -- an actor, as history keeps it; the system where the cause has passed
);
create unique index notice_waiting on notice (organisation_id, key) where done_at is null;
create index notice_organisation on notice (organisation_id, id desc);
