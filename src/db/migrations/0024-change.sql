-- The people whose work changes: who they are, how they take part, what they need to learn, and whether they are ready.
create table affected_group (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  organisation_id int references organisation,       -- where they work; null: outside, such as inhabitants
  name jsonb not null,
  people int not null check (people > 0),
  impact text not null check (impact in ('little', 'some', 'much', 'entirely')), -- how much of their work changes
  changes jsonb not null default '{}',               -- what changes for them
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index affected_group_initiative on affected_group (initiative_id);

create table change_entry (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  kind text not null check (kind in ('involvement', 'competence', 'acceptance')),
  says jsonb not null,                               -- what is done, what needs to be learnt, what was noticed
  how jsonb not null default '{}',                   -- with whom, or how the need is met
  groups int[] not null default '{}',                -- affected groups
  on_day date not null,                              -- planned for, needed by, or noticed
  done_on date,                                      -- done, or met
  level int check (level between 1 and 5),           -- of acceptance: from resistance to commitment
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((kind = 'acceptance') = (level is not null))
);
create index change_entry_initiative on change_entry (initiative_id, kind, on_day);

create table pulse (
  id int generated always as identity primary key,
  initiative_id int not null references initiative,
  title jsonb not null,
  token text not null unique,                        -- of the link; it lets one answer, and nothing else
  minimum int not null check (minimum >= 5),         -- answers that anything shown must stand on
  groups jsonb not null,                             -- [{ id, name, people }] as they were when it was opened
  opens_on date not null,
  closes_on date not null,
  closed_on date,                                    -- before its time; it is never opened again
  version int not null default 1,
  added_at timestamptz not null default now(),
  check (closes_on >= opens_on)
);
create index pulse_initiative on pulse (initiative_id, opens_on);

-- No answer is kept: it is added to these counts and forgotten. So there is nobody's row, no time and no order to trace anyone by.
create table pulse_count (
  pulse_id int not null references pulse,
  group_id int not null,                             -- 0: none of the groups
  question text not null,
  answer text not null check (answer in ('1', '2', '3', '4', '5', 'unknown')),
  n int not null check (n > 0),
  primary key (pulse_id, group_id, question, answer)
);
