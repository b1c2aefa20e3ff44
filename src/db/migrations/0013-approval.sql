-- Where an organisation wants it, a change waits until a second person has seen it. What was published stays until then.
create table change_request (
  id int generated always as identity primary key,
  organisation_id int not null references organisation,
  kind text not null,                                -- a row in the table of what may need approval (src/approvals.ts)
  subject_id text not null,
  before jsonb,                                      -- as it was when the change was proposed; null: it is new
  after jsonb,                                       -- as it would become; null: it ends
  input jsonb not null,                              -- what the use case was asked for
  proposed_by jsonb not null,                        -- an actor, as history keeps it
  proposed_at timestamptz not null default now(),
  reason text,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'outdated')),
  decided_by jsonb,
  decided_at timestamptz,
  decision_reason text
);
create unique index change_request_waiting on change_request (kind, subject_id) where state = 'waiting';
create index change_request_organisation on change_request (organisation_id, state, id desc);
