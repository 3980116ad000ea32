-- Bodies that act: departments, property companies, the committees that keep a community or a town.
create schema organizations;

create table organizations.organizations (
  county integer not null,
  id uuid not null,
  kind text not null check (kind in ('community', 'town', 'department', 'property-company', 'utility', 'county')),
  name text not null check (length(name) between 2 and 60),
  place_id uuid not null,
  phone text,
  opened_on date not null,
  closed_on date,
  constraint organizations_pkey primary key (county, id),
  constraint organizations_one_name unique (county, place_id, name),
  constraint organizations_place foreign key (county, place_id) references places.places (county, id)
);
comment on column organizations.organizations.place_id is 'The place it serves: a property company its compound, a department the county';
comment on column organizations.organizations.phone is 'A public service number, never a person''s';
