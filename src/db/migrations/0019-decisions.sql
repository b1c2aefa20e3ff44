-- Decisions with the evidence they stood on, frozen, so that it can be told when the evidence moves. Some are published for others to rely on: positions.
create table decision (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  state text not null default 'draft' check (state in ('draft', 'decided', 'superseded', 'withdrawn')),
  title jsonb not null,
  question jsonb not null,
  alternatives jsonb not null default '[]',          -- [{ key, title }], the title in languages
  chosen text,                                       -- a key among the alternatives
  conclusion jsonb,
  reasons jsonb,
  dissent jsonb not null default '[]',               -- [{ who, says }]
  decided_by text,                                   -- a body or an office, not a person's private name
  decided_on date,
  diary_number text,
  review_on date,
  subject_kind text,                                 -- what it decides about, such as initiative
  subject_id text,
  purpose text,                                      -- what that decision is to its subject: start, continue, change, stop …
  supersedes_id int references decision,
  published_at timestamptz,                          -- as a position for others to rely on
  applies_to jsonb,                                  -- of a position: for whom and under which conditions it is meant
  withdrawn_why text,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index decision_organisation on decision (organisation_id, id desc);
create index decision_subject on decision (subject_kind, subject_id);
create unique index decision_supersedes on decision (supersedes_id) where state <> 'withdrawn';

create table decision_evidence (
  id int generated always as identity primary key,
  decision_id int not null references decision,
  kind text not null,                                -- a row in the table of what can be evidence (src/evidence.ts)
  subject_id text not null,
  label jsonb not null,
  path text,                                         -- its page, without language
  version text not null,
  hash text not null,
  value jsonb,                                       -- the figure, or what was relied on
  observed_at timestamptz not null,                  -- when the value was true at its source
  pinned_at timestamptz not null default now(),
  now_version text,                                  -- as it was when last looked at; null: it is gone
  now_hash text,
  now_value jsonb,
  checked_at timestamptz,
  drifted_at timestamptz,                            -- when it was first seen to differ; null: as pinned
  materiality jsonb,                                 -- what the calculation says with the new value
  accepted_hash text,                                -- a drift that somebody has looked at and lives with
  accepted_by jsonb,
  accepted_at timestamptz,
  accepted_why text,
  unique (decision_id, kind, subject_id)
);
create index decision_evidence_subject on decision_evidence (kind, subject_id);

-- Who relies on a position, as it is or with a stated difference.
create table position_adoption (
  id int generated always as identity primary key,
  decision_id int not null references decision,
  organisation_id int not null references organisation,
  decision_version int not null,                     -- the version that was adopted
  difference jsonb,                                  -- null: as it is
  adopted_on date not null,
  diary_number text,
  ended_at timestamptz,
  version int not null default 1,
  added_at timestamptz not null default now()
);
create unique index position_adoption_once on position_adoption (decision_id, organisation_id) where ended_at is null;
create index position_adoption_organisation on position_adoption (organisation_id);

-- What has been decided stays as it was decided: its state, its publication and what is seen of the evidence may change, and nothing else.
create function keep_decided() returns trigger language plpgsql as $$
declare
  free text[] := '{state,published_at,applies_to,withdrawn_why,version,changed_at}';
begin
  if old.decided_on is not null and (tg_op = 'DELETE' or to_jsonb(new) - free is distinct from to_jsonb(old) - free) then
    raise exception 'decision % has been taken, and stays as it was', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_decided before update or delete on decision for each row execute function keep_decided();

create function keep_evidence() returns trigger language plpgsql as $$
declare
  free text[] := '{now_version,now_hash,now_value,checked_at,drifted_at,materiality,accepted_hash,accepted_by,accepted_at,accepted_why}';
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free is not distinct from to_jsonb(old) - free then return new; end if;
  perform from decision where id = case tg_op when 'INSERT' then new.decision_id else old.decision_id end and decided_on is not null;
  if found then
    raise exception 'the evidence of a decision that has been taken stays as it was' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_evidence before insert or update or delete on decision_evidence for each row execute function keep_evidence();
