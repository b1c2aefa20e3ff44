-- Every change by a person or a run is remembered with who, what, before and after, so that nothing is ever lost (docs/adr: history is never lost).
create table history (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor jsonb not null,
  on_behalf text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text
);

create index on history (subject_kind, subject_id, id desc);

-- The past is only added to.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on history for each row execute function refuse_change();
