-- county > town > community or village > compound > building > home, and grids inside a community.
create schema places;

create table places.counties (
  county integer not null,
  name text not null,
  city text not null,
  province text not null,
  opened_at timestamptz not null,
  constraint counties_pkey primary key (county)
);

create table places.places (
  county integer not null,
  id uuid not null,
  level text not null check (level in ('county', 'town', 'community', 'grid', 'compound', 'building', 'home')),
  kind text not null,
  code text,
  name text not null check (length(name) between 1 and 60),
  parent_id uuid,
  town_id uuid,
  community_id uuid,
  grid_id uuid,
  compound_id uuid,
  building_id uuid,
  lon double precision,
  lat double precision,
  profile jsonb not null default '{}',
  opened_on date not null,
  closed_on date,
  constraint places_pkey primary key (county, id),
  constraint places_parent foreign key (county, parent_id) references places.places (county, id),
  constraint places_one_code unique (county, code),
  constraint places_one_name unique nulls not distinct (county, parent_id, name, closed_on),
  constraint places_position check ((lon is null) = (lat is null) and lon between 73 and 136 and lat between 3 and 54)
);
create index places_by_parent on places.places (county, parent_id, level, name);
create index places_by_community on places.places (county, community_id, level);
create index places_by_position on places.places (county, lon, lat) where lon is not null and closed_on is null;
create index places_by_name on places.places using gin (county, name gin_trgm_ops);
comment on column places.places.code is 'Statistical division code (9 digits a town, 12 a village or community), 15 digits a grid; null below';
comment on column places.places.town_id is 'The town above (or itself), kept here so that one index answers for everything below a place';

create table places.changes (
  county integer not null,
  id uuid not null,
  kind text not null check (kind in ('added', 'renamed', 'moved', 'merged', 'split', 'closed', 'grid-set')),
  place_id uuid not null,
  other_id uuid,
  note text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint changes_pkey primary key (county, id),
  constraint changes_place foreign key (county, place_id) references places.places (county, id)
);
create index changes_by_place on places.changes (county, place_id, changed_at);
