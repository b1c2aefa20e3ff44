-- What the API remembers between calls: the answers to POSTs that may be sent again, and how much each caller has asked for.

create table idempotent_answer (
  caller text not null,
  key text not null,                                 -- the header Idempotency-Key
  request text not null,                             -- SHA-256 of method, address and body, hexadecimal
  status int not null,
  headers jsonb not null,
  body text not null,
  at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotent_answer_at on idempotent_answer (at);

-- How often each caller has asked, and been refused (identity/refused). The layout is the library's (rate-limiter-flexible). Unlogged: a call then waits for no disk, and a crash only forgets counts of a minute.
create unlogged table rate_limit (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);
