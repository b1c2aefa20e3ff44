-- What each record says of others, where a rule looks at it from their side: who is in a series, who serves a dataset, who has the same identifier.
-- Derived from the triples; kept up when a record is checked (catalogue/validate/surroundings/).

create table entry_relation (
  entry_id int not null references entry,
  relation text not null,                            -- a row in catalogue/validate/surroundings/relations.ts
  target text not null,                              -- an address, or an identifier
  primary key (entry_id, relation, target)
);
create index entry_relation_target on entry_relation (target, relation);
