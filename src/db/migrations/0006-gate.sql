-- A source may let in only records that follow the profiles. What it refuses must be told to those who can put it right: by name, fault by fault.

alter table source add gate text not null default 'all' check (gate in ('all', 'conforming'));

alter table run_finding
  add title jsonb,                                   -- of the record, which may never have become an entry
  add faults jsonb,                                  -- {total, first: [{message, fix, …}]}: harvest/gate.ts
  add contact text;                                  -- the e-mail address in the record, for those who keep it

alter table harvest_run add same_as int references harvest_run; -- the file was the same as in that run: what it refused is refused still
create index run_finding_refused on run_finding (run_id, number) where refused;
