-- What people are told: in the app, and by text message, mail or WeCom through the gateways a host has set up.
create schema notices;

create table notices.notices (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  about_id uuid,
  text bytea not null,
  made_at timestamptz not null,
  read_at timestamptz,
  constraint notices_pkey primary key (county, id),
  constraint notices_person foreign key (county, person_id) references people.persons (county, id)
);
create index notices_by_person on notices.notices (county, person_id, id);
create index notices_unread on notices.notices (county, person_id) where read_at is null;
comment on column notices.notices.text is 'Sealed: it may repeat what somebody wrote';

create table notices.deliveries (
  county integer not null,
  id uuid not null,
  kind text not null,
  channel text not null check (channel in ('sms', 'mail', 'wecom', 'none')),
  person_id uuid,
  address bytea,
  text bytea not null,
  state text not null check (state in ('waiting', 'sent', 'refused', 'given-up', 'shown')),
  tries integer not null default 0,
  reason text,
  reference text,
  made_at timestamptz not null,
  next_at timestamptz,
  sent_at timestamptz,
  constraint deliveries_pkey primary key (county, id)
);
create index deliveries_by_state on notices.deliveries (county, state, id);
create index deliveries_waiting on notices.deliveries (next_at) where state = 'waiting';
comment on column notices.deliveries.address is 'Sealed: a telephone number or mail address';
comment on column notices.deliveries.state is 'shown: no gateway is set up, the message stands on the outbox page only (demo)';
