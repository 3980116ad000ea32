-- A resident's matter from report to closure. A change of state is a row; the case row itself is the newest summary.
create schema cases;
create sequence cases.numbers;

create table cases.cases (
  county integer not null,
  id uuid not null,
  number text not null,
  kind text not null,
  category text not null,
  urgency text not null,
  title text not null check (length(title) between 1 and 80),
  words text not null check (length(words) <= 20000),
  place_id uuid not null,
  town_id uuid,
  community_id uuid,
  grid_id uuid,
  compound_id uuid,
  building_id uuid,
  spot bytea,
  lon double precision,
  lat double precision,
  audience text not null check (audience in ('private', 'public')),
  published_at timestamptz,
  published_title text check (length(published_title) between 1 and 80),
  published_words text check (length(published_words) <= 20000),
  reporter_id uuid,
  reporter_shown text not null check (reporter_shown in ('named', 'hidden')),
  channel text not null check (channel in ('web', 'phone', 'box', 'speaking-day', 'chat', 'visit', 'import', 'api')),
  registered_by uuid,
  about_unit_id uuid,
  state text not null check (state in ('to-dispatch', 'to-sign', 'handling', 'return-review', 'suspended', 'to-review',
    'to-rate', 'to-follow-up', 'closed', 'archived', 'merged', 'withdrawn', 'declined')),
  unit_id uuid,
  cycle integer not null default 1 check (cycle between 1 and 99),
  supervision integer not null default 0 check (supervision between 0 and 3),
  returns integer not null default 0,
  rules_version integer not null,
  received_at timestamptz not null,
  dispatched_at timestamptz,
  signed_at timestamptz,
  contacted_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz not null,
  handle_due_at timestamptz,
  certainty text not null check (certainty in ('final', 'provisional')),
  wake_at timestamptz,
  outcome text,
  parent_id uuid,
  import_id uuid,
  changed_at timestamptz not null,
  constraint cases_pkey primary key (county, id),
  constraint cases_one_number unique (county, number),
  constraint cases_place foreign key (county, place_id) references places.places (county, id),
  constraint cases_unit foreign key (county, unit_id) references organizations.organizations (county, id),
  constraint cases_parent foreign key (county, parent_id) references cases.cases (county, id),
  constraint cases_published check (published_at is null or (published_title is not null and published_words is not null)),
  constraint cases_ended check ((closed_at is not null) = (state in ('closed', 'archived', 'merged', 'withdrawn', 'declined'))),
  constraint cases_merged check ((state = 'merged') = (parent_id is not null))
) with (fillfactor = 85);
-- Only what is open stands in the queues, so they stay small whatever the history is.
create index cases_queue_county on cases.cases (county, state, due_at, id) where closed_at is null;
create index cases_queue_town on cases.cases (county, town_id, state, due_at, id) where closed_at is null;
create index cases_queue_community on cases.cases (county, community_id, state, due_at, id) where closed_at is null;
create index cases_queue_grid on cases.cases (county, grid_id, state, due_at, id) where closed_at is null and grid_id is not null;
create index cases_queue_unit on cases.cases (county, unit_id, state, due_at, id) where closed_at is null;
create index cases_in_state on cases.cases (county, state, id) where state not in ('closed', 'archived');
create index cases_to_wake on cases.cases (wake_at) where wake_at is not null;
create index cases_shown on cases.cases (county, published_at, id) where published_at is not null;
create index cases_shown_town on cases.cases (county, town_id, published_at, id) where published_at is not null;
create index cases_shown_community on cases.cases (county, community_id, published_at, id) where published_at is not null;
create index cases_shown_open on cases.cases (county, community_id, published_at) where published_at is not null and closed_at is null;
create index cases_children on cases.cases (county, parent_id) where parent_id is not null;
create index cases_imported on cases.cases (county, import_id) where import_id is not null;
create index cases_provisional on cases.cases (county) where certainty = 'provisional' and closed_at is null;
comment on column cases.cases.place_id is 'Where it was reported; never changes. The columns after it are the area answerable now';
comment on column cases.cases.spot is 'Sealed: the place below the building, as the reporter said it';
comment on column cases.cases.published_words is 'What everyone reads: the desk takes personal data out before it publishes';
comment on column cases.cases.due_at is 'The resident''s clock: never stops';
comment on column cases.cases.handle_due_at is 'The handler''s clock: pauses only by rows of cases.pauses';
comment on column cases.cases.wake_at is 'When the system has to act by itself: silence, a return not reviewed, a suspension to look at again';

create table cases.search (
  county integer not null,
  case_id uuid not null,
  bucket integer not null,
  document tsvector not null,
  era integer not null generated always as (bucket / 64) stored,
  constraint search_pkey primary key (county, case_id),
  constraint search_case foreign key (county, case_id) references cases.cases (county, id) on delete cascade
);
-- Without a list of pending entries, which every look-up of a slice would read through.
create index search_document on cases.search using gin (county, bucket, era, document) with (fastupdate = off);
comment on column cases.search.bucket is 'Number of the case divided by 256: the newest are searched first in small slices, so that a common word costs no more than a rare one';
comment on column cases.search.era is '64 buckets: what is older is searched in these larger slices';
comment on column cases.search.document is 'Words, and the case''s place, unit, kind and category as marked tokens, so that reach is part of the index';

create table cases.drafts (
  county integer not null,
  person_id uuid not null,
  words text not null check (length(words) <= 20000),
  photos jsonb not null default '[]',
  place_id uuid,
  spot bytea,
  lon double precision,
  lat double precision,
  changed_at timestamptz not null,
  constraint drafts_pkey primary key (county, person_id),
  constraint drafts_place foreign key (county, place_id) references places.places (county, id)
);
create index drafts_old on cases.drafts (changed_at);
comment on table cases.drafts is 'What someone is about to report, between its three steps: one a person, gone when it is sent or after a week';

create table cases.reporters (
  county integer not null,
  case_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null,
  via text not null check (via in ('report', 'join', 'merge')),
  constraint reporters_pkey primary key (county, person_id, case_id),
  constraint reporters_case foreign key (county, case_id) references cases.cases (county, id)
);
create index reporters_by_case on cases.reporters (county, case_id);

create table cases.dispatches (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid not null,
  basis text not null check (basis in ('catalogue', 'by-hand', 'redo')),
  note text not null,
  dispatched_by uuid,
  dispatched_at timestamptz not null,
  constraint dispatches_pkey primary key (county, id),
  constraint dispatches_case foreign key (county, case_id) references cases.cases (county, id)
);
create index dispatches_by_case on cases.dispatches (county, case_id);

create table cases.helpers (
  county integer not null,
  case_id uuid not null,
  unit_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  note text not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text,
  constraint helpers_pkey primary key (county, case_id, unit_id),
  constraint helpers_case foreign key (county, case_id) references cases.cases (county, id)
);
create index helpers_by_unit on cases.helpers (county, unit_id, due_at) where answered_at is null;

create table cases.contacts (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  way text not null check (way in ('phone', 'visit', 'message')),
  note text not null,
  contacted_by uuid not null,
  contacted_at timestamptz not null,
  constraint contacts_pkey primary key (county, id),
  constraint contacts_case foreign key (county, case_id) references cases.cases (county, id)
);
create index contacts_by_case on cases.contacts (county, case_id);

create table cases.notes (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  audience text not null check (audience in ('internal', 'reporter')),
  words text not null check (length(words) between 1 and 20000),
  written_by uuid,
  unit_id uuid,
  written_at timestamptz not null,
  constraint notes_pkey primary key (county, id),
  constraint notes_case foreign key (county, case_id) references cases.cases (county, id)
);
create index notes_by_case on cases.notes (county, case_id);

create table cases.photos (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  stage text not null check (stage in ('before', 'during', 'after')),
  published_at timestamptz,
  width integer not null,
  height integer not null,
  added_by uuid,
  added_at timestamptz not null,
  constraint photos_pkey primary key (county, id),
  constraint photos_case foreign key (county, case_id) references cases.cases (county, id)
);
comment on column cases.photos.id is 'Also the name of the picture in the file store';
comment on column cases.photos.published_at is 'When a desk chose it for the public page of a published case';
create index photos_by_case on cases.photos (county, case_id);

create table cases.answers (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid,
  result text not null check (result in ('done', 'explained', 'not-possible')),
  words text not null check (length(words) between 1 and 20000),
  answered_by uuid,
  answered_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review text check (review in ('passed', 'sent-back')),
  review_note text,
  constraint answers_not_by_oneself check (reviewed_by is null or reviewed_by is distinct from answered_by),
  constraint answers_pkey primary key (county, id),
  constraint answers_case foreign key (county, case_id) references cases.cases (county, id)
);
create index answers_by_case on cases.answers (county, case_id);

create table cases.extensions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  nth integer not null check (nth between 1 and 3),
  days integer not null check (days between 1 and 60),
  reason text not null,
  asked_by uuid not null,
  asked_unit_id uuid,
  asked_at timestamptz not null,
  due_before timestamptz not null,
  due_after timestamptz,
  decision text check (decision in ('granted', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  constraint extensions_pkey primary key (county, id),
  constraint extensions_not_by_oneself check (decided_by is distinct from asked_by),
  constraint extensions_case foreign key (county, case_id) references cases.cases (county, id)
);
create unique index extensions_each_once on cases.extensions (county, case_id, cycle, nth) where decision is distinct from 'refused';
comment on column cases.extensions.nth is 'Which extension of the cycle: one more than those granted, so that two never wait or count at once';

create table cases.returns (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid not null,
  reason text not null,
  words text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state_before text not null,
  review_due_at timestamptz not null,
  decision text check (decision in ('accepted', 'refused', 'deemed-accepted')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  constraint returns_pkey primary key (county, id),
  constraint returns_not_by_oneself check (decided_by is distinct from asked_by),
  constraint returns_case foreign key (county, case_id) references cases.cases (county, id)
);
create unique index returns_one_open on cases.returns (county, case_id) where decision is null;
create index returns_by_case on cases.returns (county, case_id);

create table cases.suspensions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  plan text not null,
  owner_unit_id uuid not null,
  review_on date not null,
  started_by uuid not null,
  started_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_note text,
  constraint suspensions_pkey primary key (county, id),
  constraint suspensions_case foreign key (county, case_id) references cases.cases (county, id)
);
create unique index suspensions_one_open on cases.suspensions (county, case_id) where ended_at is null;
comment on column cases.suspensions.owner_unit_id is 'The body that keeps the plan; it is asked again on the review date';

create table cases.pauses (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  reason text not null check (reason in ('return-review', 'suspended')),
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint pauses_pkey primary key (county, id),
  constraint pauses_span check (ended_at is null or ended_at >= started_at),
  constraint pauses_case foreign key (county, case_id) references cases.cases (county, id)
);
create unique index pauses_one_open on cases.pauses (county, case_id) where ended_at is null;
create index pauses_by_case on cases.pauses (county, case_id);

create table cases.ratings (
  county integer not null,
  case_id uuid not null,
  cycle integer not null,
  person_id uuid not null,
  solved text not null check (solved in ('yes', 'no')),
  satisfied text not null check (satisfied in ('very', 'basically', 'no')),
  words text not null,
  way text not null check (way in ('self', 'call')),
  recorded_by uuid not null,
  rated_at timestamptz not null,
  constraint ratings_pkey primary key (county, case_id, cycle, person_id),
  constraint ratings_case foreign key (county, case_id) references cases.cases (county, id)
);

create table cases.calls (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  person_id uuid,
  outcome text not null check (outcome in ('reached', 'no-answer', 'wrong-number', 'refused')),
  note text not null,
  called_by uuid not null,
  called_at timestamptz not null,
  constraint calls_pkey primary key (county, id),
  constraint calls_case foreign key (county, case_id) references cases.cases (county, id)
);
create index calls_by_case on cases.calls (county, case_id);

create table cases.closures (
  county integer not null,
  case_id uuid not null,
  cycle integer not null,
  outcome text not null,
  note text not null,
  closed_by uuid,
  closed_at timestamptz not null,
  constraint closures_pkey primary key (county, case_id, cycle),
  constraint closures_case foreign key (county, case_id) references cases.cases (county, id)
);

create table cases.supervisions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  level integer not null check (level between 1 and 3),
  note text not null,
  supervised_by uuid,
  supervised_at timestamptz not null,
  constraint supervisions_pkey primary key (county, id),
  constraint supervisions_case foreign key (county, case_id) references cases.cases (county, id)
);
create index supervisions_by_case on cases.supervisions (county, case_id);

create table cases.whistles (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  note text not null,
  meet_at timestamptz not null,
  blown_by uuid not null,
  blown_at timestamptz not null,
  summary text,
  ended_at timestamptz,
  constraint whistles_pkey primary key (county, id),
  constraint whistles_case foreign key (county, case_id) references cases.cases (county, id)
);
create index whistles_by_case on cases.whistles (county, case_id);

create table cases.whistle_units (
  county integer not null,
  whistle_id uuid not null,
  unit_id uuid not null,
  arrived_at timestamptz,
  constraint whistle_units_pkey primary key (county, whistle_id, unit_id),
  constraint whistle_units_whistle foreign key (county, whistle_id) references cases.whistles (county, id)
);

create table cases.exclusions (
  county integer not null,
  case_id uuid not null,
  ground text not null check (ground in ('unreasonable', 'false', 'outside-duty', 'unreachable')),
  evidence text not null check (length(evidence) between 4 and 2000),
  asked_by uuid,
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  constraint exclusions_pkey primary key (county, case_id),
  constraint exclusions_not_by_oneself check (decided_by is null or decided_by is distinct from asked_by),
  constraint exclusions_case foreign key (county, case_id) references cases.cases (county, id)
);

create table cases.imports (
  county integer not null,
  id uuid not null,
  state text not null check (state in ('mapping', 'checking', 'checked', 'importing', 'done', 'failed', 'undone')),
  file_name text not null,
  map jsonb,
  rows integer not null default 0,
  bad_rows integer not null default 0,
  problems jsonb not null default '[]',
  compared integer not null default 0,
  agreed integer not null default 0,
  problem text,
  file_kept boolean not null default true,
  made_by uuid,
  grant_id uuid,
  made_at timestamptz not null,
  queued_at timestamptz not null default now(),
  tries integer not null default 0,
  finished_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  constraint imports_pkey primary key (county, id)
);
comment on column cases.imports.problem is 'Why the file as a whole could not be read or imported; what is wrong with single rows stands in problems';
comment on column cases.imports.tries is 'Runs begun since the last step; a run that never came back is begun again, three times at most';
comment on column cases.imports.compared is 'Rows whose file says whether they were on time; agreed counts those where our own reckoning says the same';

create table cases.imported_rows (
  county integer not null,
  source text not null,
  external_id text not null,
  import_id uuid not null,
  case_id uuid not null,
  constraint imported_rows_pkey primary key (county, source, external_id),
  constraint imported_rows_import foreign key (county, import_id) references cases.imports (county, id)
);
create index imported_rows_by_import on cases.imported_rows (county, import_id);

create table cases.exports (
  county integer not null,
  id uuid not null,
  format text not null check (format in ('csv', 'csv-gb18030', 'xlsx')),
  list text not null check (list in ('queue', 'search')),
  filter jsonb not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  rows integer not null default 0,
  problem text,
  asked_by uuid not null,
  grant_id uuid,
  asked_at timestamptz not null,
  queued_at timestamptz not null default now(),
  tries integer not null default 0,
  finished_at timestamptz,
  constraint exports_pkey primary key (county, id)
);
create index exports_by_person on cases.exports (county, asked_by, id);

create table cases.saved_filters (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 20),
  query text not null check (length(query) <= 400),
  saved_at timestamptz not null,
  constraint saved_filters_pkey primary key (county, id),
  constraint saved_filters_one_name unique (county, person_id, name)
);
comment on table cases.saved_filters is 'Queues a person named for themselves: their filter as it stands in the address';

-- Figures kept by a reader of the activity feed, so that a screen reads a few rows whatever the history is. Every
-- figure stands for its community, its town and the county, and each of these for all units together and for its own.
create table cases.counters (
  county integer not null,
  month date not null,
  place_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  part text not null check (part in ('all', 'excluded')),
  received integer not null default 0,
  dispatched integer not null default 0,
  desk_dispatches integer not null default 0,
  desk_dispatches_on_time integer not null default 0,
  signed integer not null default 0,
  signed_on_time integer not null default 0,
  contacted integer not null default 0,
  contacted_on_time integer not null default 0,
  answered integer not null default 0,
  answered_on_time integer not null default 0,
  first_answered integer not null default 0,
  office_minutes bigint not null default 0,
  returns_asked integer not null default 0,
  returns_accepted integer not null default 0,
  extended integer not null default 0,
  suspended integer not null default 0,
  reopened integer not null default 0,
  calls integer not null default 0,
  reached integer not null default 0,
  visited integer not null default 0,
  responded integer not null default 0,
  solved integer not null default 0,
  unsolved integer not null default 0,
  solved_first integer not null default 0,
  very integer not null default 0,
  basically integer not null default 0,
  dissatisfied integer not null default 0,
  closed integer not null default 0,
  closed_heard integer not null default 0,
  declined integer not null default 0,
  merged integer not null default 0,
  withdrawn integer not null default 0,
  excluded integer not null default 0,
  constraint counters_pkey primary key (county, month, place_id, unit_id, kind, part)
) with (fillfactor = 70);
create index counters_by_place on cases.counters (county, place_id, unit_id, month);
comment on column cases.counters.month is 'The month of what happened, in Shanghai; its first day';
comment on column cases.counters.place_id is 'A community, a town, or all zeros for the whole county';
comment on column cases.counters.unit_id is 'The unit that led when it happened; all zeros for all units together';
comment on column cases.counters.part is 'excluded: what a decision took out (剔除); net figures are all minus excluded';

create table cases.standing_counters (
  county integer not null,
  place_id uuid not null,
  kind text not null,
  state text not null,
  value integer not null,
  constraint standing_counters_pkey primary key (county, place_id, kind, state)
) with (fillfactor = 70);
comment on table cases.standing_counters is 'How many cases stand in each state now';

create table cases.topic_counters (
  county integer not null,
  month date not null,
  place_id uuid not null,
  kind text not null,
  category text not null,
  value integer not null,
  constraint topic_counters_pkey primary key (county, month, place_id, kind, category)
) with (fillfactor = 70);
comment on table cases.topic_counters is 'How many cases of a category came in';
