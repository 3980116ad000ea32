-- Append-only record of who did what to which thing. It keeps ids, never names.
create schema activity;

create table activity.entries (
  county integer not null,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_role text,
  kind text not null,
  thing_id uuid not null,
  detail jsonb not null,
  constraint entries_pkey primary key (county, xid, id)
);
create index entries_by_thing on activity.entries (county, thing_id, xid, id);
-- Blocks, not rows: a few bytes for thousands of entries, so that writing pays nothing for finding a day.
create index entries_by_day on activity.entries using brin (county, at) with (pages_per_range = 32);
comment on column activity.entries.xid is 'The writing transaction: readers stop before the oldest one still running, so that a late commit is never passed over';
comment on column activity.entries.actor_id is 'A person; null when the system acted by itself';

create function activity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'activity is append-only' using errcode = '55000';
end $$;
create trigger entries_are_final before update or delete on activity.entries
  for each row execute function activity.refuse_change();
create trigger entries_stay before truncate on activity.entries
  for each statement execute function activity.refuse_change();

-- How far each reader of the feed has come, county by county.
create table activity.cursors (
  county integer not null,
  consumer text not null,
  xid xid8 not null,
  id uuid not null,
  constraint cursors_pkey primary key (county, consumer)
);

-- Batches of entries bound into a chain: each hash covers the one before.
create table activity.seals (
  county integer not null,
  number bigint not null,
  sealed_at timestamptz not null,
  last_xid xid8 not null,
  last_id uuid not null,
  leaves bytea not null,
  hash bytea not null,
  mac bytea not null,
  constraint seals_pkey primary key (county, number)
);
comment on column activity.seals.leaves is '48 bytes an entry: its id (16) and the SHA-256 of its canonical text (32), in feed order';
comment on column activity.seals.hash is 'SHA-256 over the previous hash, the number and the leaves';
comment on column activity.seals.mac is 'Keyed with the root key, which is not in the database: who can write rows still cannot forge a seal';
