-- Who calls: sign-ins under way, login sessions, keys of systems, and what was refused. Secrets are kept as SHA-256 and nothing else.

-- A sign-in from the button to the answer of the provider. Taken out when it is answered, so it can be answered once.
create table sign_in_flow (
  state_hash bytea primary key,
  browser_hash bytea not null,                       -- the browser it began in: another's answer is no answer
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);

create table login_session (
  id int generated always as identity primary key,
  token_hash bytea not null unique,
  previous_hash bytea unique,                        -- what the browser had before the latest change of token
  previous_until timestamptz,                        -- set when the new token comes back; requests under way may still carry the old
  person_id int not null references person,
  provider text not null,                            -- or 'demonstration'
  provider_sid text,                                 -- the provider's own name of the session, for its sign-out
  browser text not null,                             -- 'firefox/windows': never the whole User-Agent, never the address
  started_at timestamptz not null,
  rotated_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('sign-out', 'everywhere', 'another-sign-in', 'provider', 'idle', 'age', 'old-token'))
);
create index login_session_person on login_session (person_id) where ended_at is null;
create index login_session_provider on login_session (provider, provider_sid) where ended_at is null;

-- Logout tokens that have been used, until they would have expired by themselves.
create table used_logout_token (
  provider text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (provider, jti)
);

create table api_key (
  id int generated always as identity primary key,
  key_hash bytea not null unique,
  hint text not null,                                -- its last four characters, to tell keys apart
  organisation_id int references organisation,       -- null: the node's
  name text not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['reader', 'editor', 'steward', 'assessor', 'decision-maker', 'administrator', 'coordinator']),
  made_by int references person,                      -- its changes are this person's own when somebody is to approve them
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,                               -- written at most once a minute
  withdrawn_at timestamptz
);
create index api_key_organisation on api_key (organisation_id);

-- What was refused, without a word on who tried: enough to see an attack or a fault in the settings.
create table refused_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  door text not null check (door in ('sign-in', 'key', 'logout-token', 'session')),
  provider text,
  reason text not null
);
create index refused_entry_at on refused_entry (at);
