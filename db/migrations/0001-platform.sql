-- What the platform itself keeps: one row for each command that must not act twice.
create schema platform;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table platform.idempotency_keys (
  county integer not null,
  person_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  request bytea not null,
  result jsonb not null,
  made_at timestamptz not null,
  constraint idempotency_keys_pkey primary key (county, person_id, key)
);
create index idempotency_keys_by_age on platform.idempotency_keys (made_at);
comment on table platform.idempotency_keys is 'What a command answered, kept for a day, so that a retry answers the same and never acts twice';
comment on column platform.idempotency_keys.request is 'SHA-256 of method, path and body: the same key with another request is refused';
