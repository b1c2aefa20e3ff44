-- Whoever reads the history must be able to tell that nobody has rewritten it, and an organisation must be able to take its own away:
-- every change belongs to a chain, and each addition seals the chain with a hash over its lines and the seal before it.

alter table history add organisation_id int references organisation;  -- whose thing it was; null: the node's
alter table history add chain text not null default 'node';
create index history_chain_id on history (chain, id);
create index history_organisation on history (organisation_id, id) where organisation_id is not null;

-- The head of each chain. Its row is locked while a change is added, so that the lines of a chain come one after another.
create table history_chain (
  chain text primary key,
  number bigint not null default 0,                  -- of the last seal
  hash bytea not null default '\x'                   -- of the last seal; empty before the first
);

create table history_seal (
  chain text not null references history_chain,
  number bigint not null,                            -- from 1, without gaps
  first_id bigint not null,
  last_id bigint not null,
  rows int not null check (rows > 0),
  hash bytea not null,                               -- SHA-256 of the hash before and the lines, in order, with a line feed between them
  primary key (chain, number)
);
create trigger append_only before update or delete on history_seal for each row execute function refuse_change();

-- A change as one line. jsonb writes its keys in an order of its own, always the same; docs/history.md says how to check a chain outside.
create function history_line(h history) returns text stable language sql return
  jsonb_build_object('id', h.id, 'at', to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'chain', h.chain,
    'organisation', h.organisation_id, 'actor', h.actor, 'onBehalf', h.on_behalf, 'action', h.action, 'kind', h.subject_kind,
    'subject', h.subject_id, 'before', h.before, 'after', h.after, 'reason', h.reason)::text;

-- Adds changes and seals each chain that they belong to; the arrays are as long as each other. The heads are locked until the transaction
-- ends, in order of their names: those who add to the same chain wait for each other, others do not. A function because its statements are
-- planned once a connection: sent as texts they were a third of the time of a small write, now a fifth (`npm run bench -- history`).
create function record_changes(chains text[], organisations int[], actor jsonb, on_behalf text[], action text, kind text, ids text[], befores jsonb[], afters jsonb[], reason text)
returns void language plpgsql as $$
declare
  heads history_chain[];
begin
  insert into history_chain (chain) select distinct c from unnest(chains) c order by c on conflict do nothing;
  select array_agg(locked) into heads from (select * from history_chain where chain = any(chains) order by chain for update) locked;
  with head as (
    select * from unnest(heads)
  ), fresh as (
    insert into history (chain, organisation_id, actor, on_behalf, action, subject_kind, subject_id, before, after, reason)
    select c.chain, c.organisation, record_changes.actor, c.on_behalf, record_changes.action, kind, c.id, c.before, c.after, record_changes.reason
    from unnest(chains, organisations, record_changes.on_behalf, ids, befores, afters) c (chain, organisation, on_behalf, id, before, after)
    returning id, chain, history_line(history) line
  ), seal as (
    insert into history_seal (chain, number, first_id, last_id, rows, hash)
    select chain, number + 1, min(id), max(id), count(*), sha256(hash || convert_to(string_agg(line, E'\n' order by id), 'UTF8'))
    from fresh join head using (chain) group by chain, number, hash
    returning chain, number, hash
  )
  update history_chain set number = seal.number, hash = seal.hash from seal where history_chain.chain = seal.chain;
end $$;

-- What was there before gets one seal.
insert into history_chain (chain) select 'node' where exists (select from history);
insert into history_seal (chain, number, first_id, last_id, rows, hash)
  select 'node', 1, min(id), max(id), count(*), sha256(convert_to(string_agg(history_line(history), E'\n' order by id), 'UTF8')) from history having count(*) > 0;
update history_chain set number = 1, hash = history_seal.hash from history_seal where history_seal.chain = history_chain.chain;
