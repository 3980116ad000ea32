-- Persons, their roles in places, and how they sign in. Names, phones, ID numbers and addresses are sealed.
create schema people;

create table people.persons (
  county integer not null,
  id uuid not null,
  name bytea not null,
  phone bytea,
  phone_index bytea,
  id_number bytea,
  id_number_index bytea,
  home_place_id uuid,
  address bytea,
  type_size text not null default 'standard' check (type_size in ('standard', 'large')),
  joined_at timestamptz not null,
  notice_version text,
  notice_accepted_at timestamptz,
  constraint persons_pkey primary key (county, id),
  constraint persons_one_phone unique (county, phone_index),
  constraint persons_one_id_number unique (county, id_number_index),
  constraint persons_home foreign key (county, home_place_id) references places.places (county, id)
);
create index persons_by_home on people.persons (county, home_place_id, id);
comment on column people.persons.name is 'Sealed';
comment on column people.persons.phone_index is 'Keyed digest of the normalised number: finds a person without opening anything';
comment on column people.persons.notice_version is 'The privacy notice they read and accepted; null for who was written down by a worker';
comment on column people.persons.address is 'Sealed: what lies below the building';

create table people.grants (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  place_id uuid not null,
  organization_id uuid,
  starts_on date not null,
  ends_on date,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  constraint grants_pkey primary key (county, id),
  constraint grants_person foreign key (county, person_id) references people.persons (county, id),
  constraint grants_place foreign key (county, place_id) references places.places (county, id),
  constraint grants_organization foreign key (county, organization_id) references organizations.organizations (county, id),
  constraint grants_span check (ends_on is null or ends_on >= starts_on)
);
create index grants_by_person on people.grants (county, person_id);
create index grants_by_place on people.grants (county, place_id, role);
create index grants_by_organization on people.grants (county, organization_id);

create table people.passwords (
  county integer not null,
  person_id uuid not null,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  hash text not null,
  totp bytea,
  totp_pending bytea,
  totp_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null,
  constraint passwords_pkey primary key (county, person_id),
  constraint passwords_one_login unique (county, login),
  constraint passwords_person foreign key (county, person_id) references people.persons (county, id)
);
comment on column people.passwords.hash is 'Argon2id';
comment on column people.passwords.totp is 'Sealed secret of the authenticator, when one is set up';
comment on column people.passwords.totp_pending is 'Sealed secret shown for set-up; counts only once a code proved it arrived';
comment on column people.passwords.totp_step is 'The last half minute whose code was used: each code counts once';

create table people.codes (
  county integer not null,
  id uuid not null,
  phone_index bytea not null,
  phone bytea not null,
  hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  join_hash bytea,
  constraint codes_pkey primary key (county, id),
  constraint codes_one_join unique (county, join_hash)
);
create index codes_by_phone on people.codes (county, phone_index, sent_at);
create index codes_by_age on people.codes (sent_at);
comment on table people.codes is 'One-time codes of the last two days; a row is one attempt to sign in';
comment on column people.codes.phone is 'Sealed';
comment on column people.codes.hash is 'Keyed digest of code, phone and attempt';
comment on column people.codes.join_hash is 'Digest of the secret with which a proven but unknown phone may join';

create table people.sessions (
  county integer not null,
  token_hash bytea not null,
  id uuid not null,
  person_id uuid not null,
  grant_id uuid,
  proof text not null check (proof in ('code', 'password', 'two-factor')),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_pkey primary key (county, token_hash),
  constraint sessions_one_id unique (county, id),
  constraint sessions_person foreign key (county, person_id) references people.persons (county, id)
);
create index sessions_by_person on people.sessions (county, person_id);
create index sessions_by_expiry on people.sessions (expires_at);
comment on column people.sessions.grant_id is 'The role the person acts in now; null is a resident';

create table people.tokens (
  county integer not null,
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  grant_id uuid,
  name text not null check (length(name) between 1 and 60),
  scopes text[] not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint tokens_pkey primary key (county, id),
  constraint tokens_one_hash unique (county, token_hash),
  constraint tokens_person foreign key (county, person_id) references people.persons (county, id)
);
create index tokens_by_person on people.tokens (county, person_id);

create table people.reveals (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('name', 'phone', 'id-number', 'address')),
  purpose text not null check (length(purpose) between 4 and 200),
  about_id uuid,
  revealed_by uuid not null,
  revealed_at timestamptz not null,
  constraint reveals_pkey primary key (county, id),
  constraint reveals_person foreign key (county, person_id) references people.persons (county, id)
);
create index reveals_by_person on people.reveals (county, person_id, revealed_at);
create index reveals_by_revealer on people.reveals (county, revealed_by, revealed_at);

create table people.demo_accounts (
  county integer not null,
  position integer not null,
  person_id uuid not null,
  label text not null,
  phone text,
  login text,
  password text,
  constraint demo_accounts_pkey primary key (county, position),
  constraint demo_accounts_one_person unique (county, person_id),
  constraint demo_accounts_person foreign key (county, person_id) references people.persons (county, id)
);
comment on table people.demo_accounts is 'Invented people of the demo, shown on the sign-in page; only the demo writes here, no real person ever';
