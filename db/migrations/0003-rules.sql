-- A county's own rules: versioned packs with the day they take effect, and its calendar of holidays and make-up workdays.
create schema rules;

create table rules.packs (
  county integer not null,
  pack text not null,
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  body jsonb not null,
  note text not null,
  published_by uuid,
  published_at timestamptz not null,
  constraint packs_pkey primary key (county, pack, version)
);

create table rules.calendar_days (
  county integer not null,
  day date not null,
  kind text not null check (kind in ('off', 'work')),
  name text not null,
  constraint calendar_days_pkey primary key (county, day)
);
create table rules.calendar_years (
  county integer not null,
  year integer not null check (year between 1949 and 2200),
  imported_at timestamptz not null,
  imported_by uuid,
  constraint calendar_years_pkey primary key (county, year)
);
comment on table rules.calendar_years is 'Years whose holidays this county has imported on top of the published national calendar';
