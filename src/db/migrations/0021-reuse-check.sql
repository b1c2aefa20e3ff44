-- The reuse check of an initiative: each search for what exists already, what it found, and what was answered. Nothing of it is taken away.
create table reuse_run (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  words text not null,                               -- what was searched for, as it was written
  why text not null check (why in ('asked', 'new-entries')),
  found jsonb not null,                              -- [{ step, thing, id, version, title, score, demanded }], as it was then
  seen_to timestamptz not null,                      -- entries that changed later have not been looked at
  actor jsonb not null,
  at timestamptz not null default now()
);
create index reuse_run_initiative on reuse_run (initiative_id, id desc);

-- What the runs have found, each thing once: an entry of the catalogue, or a position that is a decision here.
create table reuse_hit (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  entry_id int references entry,
  decision_id int references decision,
  step text not null,                                -- a row in initiatives/reuse/steps.ts
  score double precision not null,
  demanded boolean not null,                         -- it ranks so high that it has to be answered
  thing_version int not null,                        -- as it was when last found
  first_run int not null references reuse_run,
  last_run int not null references reuse_run,
  check ((entry_id is null) <> (decision_id is null)),
  unique nulls not distinct (initiative_id, entry_id, decision_id)
);
create index reuse_hit_entry on reuse_hit (entry_id) where entry_id is not null;

create table reuse_answer (
  id int generated always as identity primary key,
  hit_id int not null references reuse_hit,
  verdict text not null check (verdict in ('use', 'adapt', 'not-suitable')),
  reason text,                                       -- a row in initiatives/reuse/reasons.ts, so that it can be counted and used again
  says jsonb not null default '{}',                  -- in languages
  thing_version int not null,                        -- what was answered about
  actor jsonb not null,
  at timestamptz not null default now(),
  replaced_at timestamptz,
  check ((verdict = 'not-suitable') = (reason is not null))
);
create unique index reuse_answer_now on reuse_answer (hit_id) where replaced_at is null;
