-- What the profiles say of each entry as it is now. Derived from the triples; made again when an entry or a profile changes, and the old serves meanwhile.

create table entry_check (
  entry_id int primary key references entry,
  version int not null,                              -- of the entry
  edition text not null,                             -- of all profiles together: catalogue/validate/edition.ts
  profiles text[] not null,
  dcat_ap boolean,                                   -- whether a dataset follows DCAT-AP, whatever its profiles: for the EU's points
  violations int not null,
  warnings int not null,
  infos int not null,
  results jsonb not null,                            -- RecordResult[], without patches
  at timestamptz not null default now()
);
