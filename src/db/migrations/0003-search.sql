-- What the catalogue is searched by. All of it but the synonyms is derived from the entries and can be made again while the old serves (catalogue/search).

create table facet_value (
  id int generated always as identity primary key,   -- also the code point that stands for it in search_entry.packed (catalogue/search/packed.ts)
  facet text not null,
  value text not null,
  label text,                                        -- for values with a name of their own, such as publishers
  unique (facet, value)
);

create table search_entry (
  entry int primary key references entry on delete cascade,
  source int not null references facet_value,
  modified timestamptz not null,
  title_words smallint not null,
  analysis smallint not null,                        -- the version of the analysis that made the row
  ended boolean not null,
  packed text collate "C" not null,                  -- its facet values, one character each: a search reads this from every hit
  name_key text collate "C" not null,                -- sorts by bytes in Swedish order
  tsv tsvector not null
) with (
  toast_tuple_target = 128,                          -- the vector goes out of line (see index-columns.ts), and many rows instead of five stand on a page
  autovacuum_vacuum_scale_factor = 0.02              -- rows that were replaced stand in the way of every search
);
alter table search_entry alter tsv set storage external, alter packed set storage main, alter name_key set storage main;

-- The planner does not know that reading a vector costs a second look-up, and scans the table where a word is common (100 000 entries: 400 ms).
-- A function with its true cost tells it. plpgsql, because a function in SQL would be inlined and its cost lost.
create function search_lexemes(vector tsvector) returns tsvector
  language plpgsql immutable strict cost 1000 as 'begin return vector; end';

create index search_entry_words on search_entry using gin (search_lexemes(tsv));
create index search_entry_modified on search_entry (modified desc, entry desc) where not ended;
create index search_entry_name on search_entry (name_key, entry) where not ended;

-- How many current entries have each value. By source, because two runs of one source never go on at once: writers do not wait for each other.
create table facet_count (
  source int not null references facet_value,
  value int not null references facet_value,
  n int not null,
  primary key (source, value)
);

-- Words of titles and keywords, for «did you mean». A word that went out of use may stay; a suggestion is checked against the entries.
create table search_word (
  word text collate "C" primary key,
  stem text not null
);
create index search_word_reversed on search_word (reverse(word) collate "C");

create sequence synonym_revision;
create table synonym (
  id int generated always as identity primary key,
  words text[] not null check (cardinality(words) >= 2),
  note text,
  source text,
  origin text not null default 'people' check (origin in ('people', 'facts')),
  key text not null unique,                          -- its words, sorted: a group that people removed does not come back with the next upgrade
  revision bigint not null default nextval('synonym_revision'),
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
