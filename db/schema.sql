-- What the migrations make, written by tools/schema.mjs for review; the migrations are what runs.

create table activity.cursors (
  county integer not null,
  consumer text not null,
  xid xid8 not null,
  id uuid not null,
  constraint cursors_pkey PRIMARY KEY (county, consumer)
);

create table activity.entries (
  county integer not null,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_role text,
  kind text not null,
  thing_id uuid not null,
  detail jsonb not null,
  constraint entries_pkey PRIMARY KEY (county, xid, id)
);
CREATE INDEX entries_by_day ON activity.entries USING brin (county, at) WITH (pages_per_range='32');
CREATE INDEX entries_by_thing ON activity.entries USING btree (county, thing_id, xid, id);

create table activity.seals (
  county integer not null,
  number bigint not null,
  sealed_at timestamp with time zone not null,
  last_xid xid8 not null,
  last_id uuid not null,
  leaves bytea not null,
  hash bytea not null,
  mac bytea not null,
  constraint seals_pkey PRIMARY KEY (county, number)
);

create table cases.answers (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid,
  result text not null,
  words text not null,
  answered_by uuid,
  answered_at timestamp with time zone not null,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  review text,
  review_note text,
  constraint answers_pkey PRIMARY KEY (county, id),
  constraint answers_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint answers_not_by_oneself CHECK (((reviewed_by IS NULL) OR (reviewed_by IS DISTINCT FROM answered_by))),
  constraint answers_result_check CHECK ((result = ANY (ARRAY['done'::text, 'explained'::text, 'not-possible'::text]))),
  constraint answers_review_check CHECK ((review = ANY (ARRAY['passed'::text, 'sent-back'::text]))),
  constraint answers_words_check CHECK (((length(words) >= 1) AND (length(words) <= 20000)))
);
CREATE INDEX answers_by_case ON cases.answers USING btree (county, case_id);

create table cases.calls (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  person_id uuid,
  outcome text not null,
  note text not null,
  called_by uuid not null,
  called_at timestamp with time zone not null,
  constraint calls_pkey PRIMARY KEY (county, id),
  constraint calls_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'no-answer'::text, 'wrong-number'::text, 'refused'::text])))
);
CREATE INDEX calls_by_case ON cases.calls USING btree (county, case_id);

create table cases.cases (
  county integer not null,
  id uuid not null,
  number text not null,
  kind text not null,
  category text not null,
  urgency text not null,
  title text not null,
  words text not null,
  place_id uuid not null,
  town_id uuid,
  community_id uuid,
  grid_id uuid,
  compound_id uuid,
  building_id uuid,
  spot bytea,
  lon double precision,
  lat double precision,
  audience text not null,
  published_at timestamp with time zone,
  published_title text,
  published_words text,
  reporter_id uuid,
  reporter_shown text not null,
  channel text not null,
  registered_by uuid,
  about_unit_id uuid,
  state text not null,
  unit_id uuid,
  cycle integer not null default 1,
  supervision integer not null default 0,
  returns integer not null default 0,
  rules_version integer not null,
  received_at timestamp with time zone not null,
  dispatched_at timestamp with time zone,
  signed_at timestamp with time zone,
  contacted_at timestamp with time zone,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  due_at timestamp with time zone not null,
  handle_due_at timestamp with time zone,
  certainty text not null,
  wake_at timestamp with time zone,
  outcome text,
  parent_id uuid,
  import_id uuid,
  changed_at timestamp with time zone not null,
  constraint cases_pkey PRIMARY KEY (county, id),
  constraint cases_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'public'::text]))),
  constraint cases_certainty_check CHECK ((certainty = ANY (ARRAY['final'::text, 'provisional'::text]))),
  constraint cases_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'phone'::text, 'box'::text, 'speaking-day'::text, 'chat'::text, 'visit'::text, 'import'::text, 'api'::text]))),
  constraint cases_cycle_check CHECK (((cycle >= 1) AND (cycle <= 99))),
  constraint cases_ended CHECK (((closed_at IS NOT NULL) = (state = ANY (ARRAY['closed'::text, 'archived'::text, 'merged'::text, 'withdrawn'::text, 'declined'::text])))),
  constraint cases_merged CHECK (((state = 'merged'::text) = (parent_id IS NOT NULL))),
  constraint cases_one_number UNIQUE (county, number),
  constraint cases_parent FOREIGN KEY (county, parent_id) REFERENCES cases.cases(county, id),
  constraint cases_place FOREIGN KEY (county, place_id) REFERENCES places.places(county, id),
  constraint cases_published CHECK (((published_at IS NULL) OR ((published_title IS NOT NULL) AND (published_words IS NOT NULL)))),
  constraint cases_published_title_check CHECK (((length(published_title) >= 1) AND (length(published_title) <= 80))),
  constraint cases_published_words_check CHECK ((length(published_words) <= 20000)),
  constraint cases_reporter_shown_check CHECK ((reporter_shown = ANY (ARRAY['named'::text, 'hidden'::text]))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['to-dispatch'::text, 'to-sign'::text, 'handling'::text, 'return-review'::text, 'suspended'::text, 'to-review'::text, 'to-rate'::text, 'to-follow-up'::text, 'closed'::text, 'archived'::text, 'merged'::text, 'withdrawn'::text, 'declined'::text]))),
  constraint cases_supervision_check CHECK (((supervision >= 0) AND (supervision <= 3))),
  constraint cases_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80))),
  constraint cases_unit FOREIGN KEY (county, unit_id) REFERENCES organizations.organizations(county, id),
  constraint cases_words_check CHECK ((length(words) <= 20000))
);
CREATE INDEX cases_children ON cases.cases USING btree (county, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX cases_imported ON cases.cases USING btree (county, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX cases_in_state ON cases.cases USING btree (county, state, id) WHERE (state <> ALL (ARRAY['closed'::text, 'archived'::text]));
CREATE INDEX cases_provisional ON cases.cases USING btree (county) WHERE ((certainty = 'provisional'::text) AND (closed_at IS NULL));
CREATE INDEX cases_queue_community ON cases.cases USING btree (county, community_id, state, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_queue_county ON cases.cases USING btree (county, state, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_queue_grid ON cases.cases USING btree (county, grid_id, state, due_at, id) WHERE ((closed_at IS NULL) AND (grid_id IS NOT NULL));
CREATE INDEX cases_queue_town ON cases.cases USING btree (county, town_id, state, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_queue_unit ON cases.cases USING btree (county, unit_id, state, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_shown ON cases.cases USING btree (county, published_at, id) WHERE (published_at IS NOT NULL);
CREATE INDEX cases_shown_community ON cases.cases USING btree (county, community_id, published_at, id) WHERE (published_at IS NOT NULL);
CREATE INDEX cases_shown_open ON cases.cases USING btree (county, community_id, published_at) WHERE ((published_at IS NOT NULL) AND (closed_at IS NULL));
CREATE INDEX cases_shown_town ON cases.cases USING btree (county, town_id, published_at, id) WHERE (published_at IS NOT NULL);
CREATE INDEX cases_to_wake ON cases.cases USING btree (wake_at) WHERE (wake_at IS NOT NULL);

create table cases.closures (
  county integer not null,
  case_id uuid not null,
  cycle integer not null,
  outcome text not null,
  note text not null,
  closed_by uuid,
  closed_at timestamp with time zone not null,
  constraint closures_pkey PRIMARY KEY (county, case_id, cycle),
  constraint closures_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id)
);

create table cases.contacts (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  way text not null,
  note text not null,
  contacted_by uuid not null,
  contacted_at timestamp with time zone not null,
  constraint contacts_pkey PRIMARY KEY (county, id),
  constraint contacts_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint contacts_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'visit'::text, 'message'::text])))
);
CREATE INDEX contacts_by_case ON cases.contacts USING btree (county, case_id);

create table cases.counters (
  county integer not null,
  month date not null,
  place_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  part text not null,
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
  constraint counters_pkey PRIMARY KEY (county, month, place_id, unit_id, kind, part),
  constraint counters_part_check CHECK ((part = ANY (ARRAY['all'::text, 'excluded'::text])))
);
CREATE INDEX counters_by_place ON cases.counters USING btree (county, place_id, unit_id, month);

create table cases.dispatches (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid not null,
  basis text not null,
  note text not null,
  dispatched_by uuid,
  dispatched_at timestamp with time zone not null,
  constraint dispatches_pkey PRIMARY KEY (county, id),
  constraint dispatches_basis_check CHECK ((basis = ANY (ARRAY['catalogue'::text, 'by-hand'::text, 'redo'::text]))),
  constraint dispatches_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id)
);
CREATE INDEX dispatches_by_case ON cases.dispatches USING btree (county, case_id);

create table cases.drafts (
  county integer not null,
  person_id uuid not null,
  words text not null,
  photos jsonb not null default '[]'::jsonb,
  place_id uuid,
  spot bytea,
  lon double precision,
  lat double precision,
  changed_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (county, person_id),
  constraint drafts_place FOREIGN KEY (county, place_id) REFERENCES places.places(county, id),
  constraint drafts_words_check CHECK ((length(words) <= 20000))
);
CREATE INDEX drafts_old ON cases.drafts USING btree (changed_at);

create table cases.exclusions (
  county integer not null,
  case_id uuid not null,
  ground text not null,
  evidence text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint exclusions_pkey PRIMARY KEY (county, case_id),
  constraint exclusions_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint exclusions_decision_check CHECK ((decision = ANY (ARRAY['granted'::text, 'refused'::text]))),
  constraint exclusions_evidence_check CHECK (((length(evidence) >= 4) AND (length(evidence) <= 2000))),
  constraint exclusions_ground_check CHECK ((ground = ANY (ARRAY['unreasonable'::text, 'false'::text, 'outside-duty'::text, 'unreachable'::text]))),
  constraint exclusions_not_by_oneself CHECK (((decided_by IS NULL) OR (decided_by IS DISTINCT FROM asked_by)))
);

create table cases.exports (
  county integer not null,
  id uuid not null,
  format text not null,
  list text not null,
  filter jsonb not null,
  state text not null,
  rows integer not null default 0,
  problem text,
  asked_by uuid not null,
  grant_id uuid,
  asked_at timestamp with time zone not null,
  queued_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  finished_at timestamp with time zone,
  constraint exports_pkey PRIMARY KEY (county, id),
  constraint exports_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'csv-gb18030'::text, 'xlsx'::text]))),
  constraint exports_list_check CHECK ((list = ANY (ARRAY['queue'::text, 'search'::text]))),
  constraint exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX exports_by_person ON cases.exports USING btree (county, asked_by, id);

create table cases.extensions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  nth integer not null,
  days integer not null,
  reason text not null,
  asked_by uuid not null,
  asked_unit_id uuid,
  asked_at timestamp with time zone not null,
  due_before timestamp with time zone not null,
  due_after timestamp with time zone,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  constraint extensions_pkey PRIMARY KEY (county, id),
  constraint extensions_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint extensions_days_check CHECK (((days >= 1) AND (days <= 60))),
  constraint extensions_decision_check CHECK ((decision = ANY (ARRAY['granted'::text, 'refused'::text]))),
  constraint extensions_not_by_oneself CHECK ((decided_by IS DISTINCT FROM asked_by)),
  constraint extensions_nth_check CHECK (((nth >= 1) AND (nth <= 3)))
);
CREATE UNIQUE INDEX extensions_each_once ON cases.extensions USING btree (county, case_id, cycle, nth) WHERE (decision IS DISTINCT FROM 'refused'::text);

create table cases.helpers (
  county integer not null,
  case_id uuid not null,
  unit_id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  note text not null,
  due_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  constraint helpers_pkey PRIMARY KEY (county, case_id, unit_id),
  constraint helpers_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id)
);
CREATE INDEX helpers_by_unit ON cases.helpers USING btree (county, unit_id, due_at) WHERE (answered_at IS NULL);

create table cases.imported_rows (
  county integer not null,
  source text not null,
  external_id text not null,
  import_id uuid not null,
  case_id uuid not null,
  constraint imported_rows_pkey PRIMARY KEY (county, source, external_id),
  constraint imported_rows_import FOREIGN KEY (county, import_id) REFERENCES cases.imports(county, id)
);
CREATE INDEX imported_rows_by_import ON cases.imported_rows USING btree (county, import_id);

create table cases.imports (
  county integer not null,
  id uuid not null,
  state text not null,
  file_name text not null,
  map jsonb,
  rows integer not null default 0,
  bad_rows integer not null default 0,
  problems jsonb not null default '[]'::jsonb,
  compared integer not null default 0,
  agreed integer not null default 0,
  problem text,
  file_kept boolean not null default true,
  made_by uuid,
  grant_id uuid,
  made_at timestamp with time zone not null,
  queued_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  finished_at timestamp with time zone,
  undone_by uuid,
  undone_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (county, id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checking'::text, 'checked'::text, 'importing'::text, 'done'::text, 'failed'::text, 'undone'::text])))
);

create table cases.notes (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  audience text not null,
  words text not null,
  written_by uuid,
  unit_id uuid,
  written_at timestamp with time zone not null,
  constraint notes_pkey PRIMARY KEY (county, id),
  constraint notes_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'reporter'::text]))),
  constraint notes_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint notes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 20000)))
);
CREATE INDEX notes_by_case ON cases.notes USING btree (county, case_id);

create table cases.pauses (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  reason text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint pauses_pkey PRIMARY KEY (county, id),
  constraint pauses_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint pauses_reason_check CHECK ((reason = ANY (ARRAY['return-review'::text, 'suspended'::text]))),
  constraint pauses_span CHECK (((ended_at IS NULL) OR (ended_at >= started_at)))
);
CREATE INDEX pauses_by_case ON cases.pauses USING btree (county, case_id);
CREATE UNIQUE INDEX pauses_one_open ON cases.pauses USING btree (county, case_id) WHERE (ended_at IS NULL);

create table cases.photos (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  stage text not null,
  published_at timestamp with time zone,
  width integer not null,
  height integer not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint photos_pkey PRIMARY KEY (county, id),
  constraint photos_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint photos_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'during'::text, 'after'::text])))
);
CREATE INDEX photos_by_case ON cases.photos USING btree (county, case_id);

create table cases.ratings (
  county integer not null,
  case_id uuid not null,
  cycle integer not null,
  person_id uuid not null,
  solved text not null,
  satisfied text not null,
  words text not null,
  way text not null,
  recorded_by uuid not null,
  rated_at timestamp with time zone not null,
  constraint ratings_pkey PRIMARY KEY (county, case_id, cycle, person_id),
  constraint ratings_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint ratings_satisfied_check CHECK ((satisfied = ANY (ARRAY['very'::text, 'basically'::text, 'no'::text]))),
  constraint ratings_solved_check CHECK ((solved = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint ratings_way_check CHECK ((way = ANY (ARRAY['self'::text, 'call'::text])))
);

create table cases.reporters (
  county integer not null,
  case_id uuid not null,
  person_id uuid not null,
  joined_at timestamp with time zone not null,
  via text not null,
  constraint reporters_pkey PRIMARY KEY (county, person_id, case_id),
  constraint reporters_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint reporters_via_check CHECK ((via = ANY (ARRAY['report'::text, 'join'::text, 'merge'::text])))
);
CREATE INDEX reporters_by_case ON cases.reporters USING btree (county, case_id);

create table cases.returns (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  unit_id uuid not null,
  reason text not null,
  words text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  state_before text not null,
  review_due_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  constraint returns_pkey PRIMARY KEY (county, id),
  constraint returns_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint returns_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'refused'::text, 'deemed-accepted'::text]))),
  constraint returns_not_by_oneself CHECK ((decided_by IS DISTINCT FROM asked_by))
);
CREATE INDEX returns_by_case ON cases.returns USING btree (county, case_id);
CREATE UNIQUE INDEX returns_one_open ON cases.returns USING btree (county, case_id) WHERE (decision IS NULL);

create table cases.saved_filters (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null,
  constraint saved_filters_pkey PRIMARY KEY (county, id),
  constraint saved_filters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 20))),
  constraint saved_filters_one_name UNIQUE (county, person_id, name),
  constraint saved_filters_query_check CHECK ((length(query) <= 400))
);

create table cases.search (
  county integer not null,
  case_id uuid not null,
  bucket integer not null,
  document tsvector not null,
  era integer not null default (bucket / 64),
  constraint search_pkey PRIMARY KEY (county, case_id),
  constraint search_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id) ON DELETE CASCADE
);
CREATE INDEX search_document ON cases.search USING gin (county, bucket, era, document) WITH (fastupdate=off);

create table cases.standing_counters (
  county integer not null,
  place_id uuid not null,
  kind text not null,
  state text not null,
  value integer not null,
  constraint standing_counters_pkey PRIMARY KEY (county, place_id, kind, state)
);

create table cases.supervisions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  level integer not null,
  note text not null,
  supervised_by uuid,
  supervised_at timestamp with time zone not null,
  constraint supervisions_pkey PRIMARY KEY (county, id),
  constraint supervisions_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id),
  constraint supervisions_level_check CHECK (((level >= 1) AND (level <= 3)))
);
CREATE INDEX supervisions_by_case ON cases.supervisions USING btree (county, case_id);

create table cases.suspensions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  plan text not null,
  owner_unit_id uuid not null,
  review_on date not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_note text,
  constraint suspensions_pkey PRIMARY KEY (county, id),
  constraint suspensions_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id)
);
CREATE UNIQUE INDEX suspensions_one_open ON cases.suspensions USING btree (county, case_id) WHERE (ended_at IS NULL);

create table cases.topic_counters (
  county integer not null,
  month date not null,
  place_id uuid not null,
  kind text not null,
  category text not null,
  value integer not null,
  constraint topic_counters_pkey PRIMARY KEY (county, month, place_id, kind, category)
);

create table cases.whistle_units (
  county integer not null,
  whistle_id uuid not null,
  unit_id uuid not null,
  arrived_at timestamp with time zone,
  constraint whistle_units_pkey PRIMARY KEY (county, whistle_id, unit_id),
  constraint whistle_units_whistle FOREIGN KEY (county, whistle_id) REFERENCES cases.whistles(county, id)
);

create table cases.whistles (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  note text not null,
  meet_at timestamp with time zone not null,
  blown_by uuid not null,
  blown_at timestamp with time zone not null,
  summary text,
  ended_at timestamp with time zone,
  constraint whistles_pkey PRIMARY KEY (county, id),
  constraint whistles_case FOREIGN KEY (county, case_id) REFERENCES cases.cases(county, id)
);
CREATE INDEX whistles_by_case ON cases.whistles USING btree (county, case_id);

create table notices.deliveries (
  county integer not null,
  id uuid not null,
  kind text not null,
  channel text not null,
  person_id uuid,
  address bytea,
  text bytea not null,
  state text not null,
  tries integer not null default 0,
  reason text,
  reference text,
  made_at timestamp with time zone not null,
  next_at timestamp with time zone,
  sent_at timestamp with time zone,
  constraint deliveries_pkey PRIMARY KEY (county, id),
  constraint deliveries_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'mail'::text, 'wecom'::text, 'none'::text]))),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'given-up'::text, 'shown'::text])))
);
CREATE INDEX deliveries_by_state ON notices.deliveries USING btree (county, state, id);
CREATE INDEX deliveries_waiting ON notices.deliveries USING btree (next_at) WHERE (state = 'waiting'::text);

create table notices.notices (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  about_id uuid,
  text bytea not null,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (county, id),
  constraint notices_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id)
);
CREATE INDEX notices_by_person ON notices.notices USING btree (county, person_id, id);
CREATE INDEX notices_unread ON notices.notices USING btree (county, person_id) WHERE (read_at IS NULL);

create table organizations.organizations (
  county integer not null,
  id uuid not null,
  kind text not null,
  name text not null,
  place_id uuid not null,
  phone text,
  opened_on date not null,
  closed_on date,
  constraint organizations_pkey PRIMARY KEY (county, id),
  constraint organizations_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'town'::text, 'department'::text, 'property-company'::text, 'utility'::text, 'county'::text]))),
  constraint organizations_name_check CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  constraint organizations_one_name UNIQUE (county, place_id, name),
  constraint organizations_place FOREIGN KEY (county, place_id) REFERENCES places.places(county, id)
);

create table people.codes (
  county integer not null,
  id uuid not null,
  phone_index bytea not null,
  phone bytea not null,
  hash bytea not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer not null default 0,
  used_at timestamp with time zone,
  join_hash bytea,
  constraint codes_pkey PRIMARY KEY (county, id),
  constraint codes_one_join UNIQUE (county, join_hash)
);
CREATE INDEX codes_by_age ON people.codes USING btree (sent_at);
CREATE INDEX codes_by_phone ON people.codes USING btree (county, phone_index, sent_at);

create table people.demo_accounts (
  county integer not null,
  position integer not null,
  person_id uuid not null,
  label text not null,
  phone text,
  login text,
  password text,
  constraint demo_accounts_pkey PRIMARY KEY (county, "position"),
  constraint demo_accounts_one_person UNIQUE (county, person_id),
  constraint demo_accounts_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id)
);

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
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint grants_pkey PRIMARY KEY (county, id),
  constraint grants_organization FOREIGN KEY (county, organization_id) REFERENCES organizations.organizations(county, id),
  constraint grants_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id),
  constraint grants_place FOREIGN KEY (county, place_id) REFERENCES places.places(county, id),
  constraint grants_span CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
CREATE INDEX grants_by_organization ON people.grants USING btree (county, organization_id);
CREATE INDEX grants_by_person ON people.grants USING btree (county, person_id);
CREATE INDEX grants_by_place ON people.grants USING btree (county, place_id, role);

create table people.passwords (
  county integer not null,
  person_id uuid not null,
  login text not null,
  hash text not null,
  totp bytea,
  totp_pending bytea,
  totp_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint passwords_pkey PRIMARY KEY (county, person_id),
  constraint passwords_login_check CHECK ((login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'::text)),
  constraint passwords_one_login UNIQUE (county, login),
  constraint passwords_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id)
);

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
  type_size text not null default 'standard'::text,
  joined_at timestamp with time zone not null,
  notice_version text,
  notice_accepted_at timestamp with time zone,
  constraint persons_pkey PRIMARY KEY (county, id),
  constraint persons_home FOREIGN KEY (county, home_place_id) REFERENCES places.places(county, id),
  constraint persons_one_id_number UNIQUE (county, id_number_index),
  constraint persons_one_phone UNIQUE (county, phone_index),
  constraint persons_type_size_check CHECK ((type_size = ANY (ARRAY['standard'::text, 'large'::text])))
);
CREATE INDEX persons_by_home ON people.persons USING btree (county, home_place_id, id);

create table people.reveals (
  county integer not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  purpose text not null,
  about_id uuid,
  revealed_by uuid not null,
  revealed_at timestamp with time zone not null,
  constraint reveals_pkey PRIMARY KEY (county, id),
  constraint reveals_field_check CHECK ((field = ANY (ARRAY['name'::text, 'phone'::text, 'id-number'::text, 'address'::text]))),
  constraint reveals_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id),
  constraint reveals_purpose_check CHECK (((length(purpose) >= 4) AND (length(purpose) <= 200)))
);
CREATE INDEX reveals_by_person ON people.reveals USING btree (county, person_id, revealed_at);
CREATE INDEX reveals_by_revealer ON people.reveals USING btree (county, revealed_by, revealed_at);

create table people.sessions (
  county integer not null,
  token_hash bytea not null,
  id uuid not null,
  person_id uuid not null,
  grant_id uuid,
  proof text not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (county, token_hash),
  constraint sessions_one_id UNIQUE (county, id),
  constraint sessions_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id),
  constraint sessions_proof_check CHECK ((proof = ANY (ARRAY['code'::text, 'password'::text, 'two-factor'::text])))
);
CREATE INDEX sessions_by_expiry ON people.sessions USING btree (expires_at);
CREATE INDEX sessions_by_person ON people.sessions USING btree (county, person_id);

create table people.tokens (
  county integer not null,
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  grant_id uuid,
  name text not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint tokens_pkey PRIMARY KEY (county, id),
  constraint tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint tokens_one_hash UNIQUE (county, token_hash),
  constraint tokens_person FOREIGN KEY (county, person_id) REFERENCES people.persons(county, id)
);
CREATE INDEX tokens_by_person ON people.tokens USING btree (county, person_id);

create table places.changes (
  county integer not null,
  id uuid not null,
  kind text not null,
  place_id uuid not null,
  other_id uuid,
  note text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint changes_pkey PRIMARY KEY (county, id),
  constraint changes_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'renamed'::text, 'moved'::text, 'merged'::text, 'split'::text, 'closed'::text, 'grid-set'::text]))),
  constraint changes_place FOREIGN KEY (county, place_id) REFERENCES places.places(county, id)
);
CREATE INDEX changes_by_place ON places.changes USING btree (county, place_id, changed_at);

create table places.counties (
  county integer not null,
  name text not null,
  city text not null,
  province text not null,
  opened_at timestamp with time zone not null,
  constraint counties_pkey PRIMARY KEY (county)
);

create table places.places (
  county integer not null,
  id uuid not null,
  level text not null,
  kind text not null,
  code text,
  name text not null,
  parent_id uuid,
  town_id uuid,
  community_id uuid,
  grid_id uuid,
  compound_id uuid,
  building_id uuid,
  lon double precision,
  lat double precision,
  profile jsonb not null default '{}'::jsonb,
  opened_on date not null,
  closed_on date,
  constraint places_pkey PRIMARY KEY (county, id),
  constraint places_level_check CHECK ((level = ANY (ARRAY['county'::text, 'town'::text, 'community'::text, 'grid'::text, 'compound'::text, 'building'::text, 'home'::text]))),
  constraint places_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint places_one_code UNIQUE (county, code),
  constraint places_one_name UNIQUE NULLS NOT DISTINCT (county, parent_id, name, closed_on),
  constraint places_parent FOREIGN KEY (county, parent_id) REFERENCES places.places(county, id),
  constraint places_position CHECK ((((lon IS NULL) = (lat IS NULL)) AND ((lon >= (73)::double precision) AND (lon <= (136)::double precision)) AND ((lat >= (3)::double precision) AND (lat <= (54)::double precision))))
);
CREATE INDEX places_by_community ON places.places USING btree (county, community_id, level);
CREATE INDEX places_by_name ON places.places USING gin (county, name gin_trgm_ops);
CREATE INDEX places_by_parent ON places.places USING btree (county, parent_id, level, name);
CREATE INDEX places_by_position ON places.places USING btree (county, lon, lat) WHERE ((lon IS NOT NULL) AND (closed_on IS NULL));

create table platform.idempotency_keys (
  county integer not null,
  person_id uuid not null,
  key text not null,
  request bytea not null,
  result jsonb not null,
  made_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (county, person_id, key),
  constraint idempotency_keys_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_keys_by_age ON platform.idempotency_keys USING btree (made_at);

create table rules.calendar_days (
  county integer not null,
  day date not null,
  kind text not null,
  name text not null,
  constraint calendar_days_pkey PRIMARY KEY (county, day),
  constraint calendar_days_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text])))
);

create table rules.calendar_years (
  county integer not null,
  year integer not null,
  imported_at timestamp with time zone not null,
  imported_by uuid,
  constraint calendar_years_pkey PRIMARY KEY (county, year),
  constraint calendar_years_year_check CHECK (((year >= 1949) AND (year <= 2200)))
);

create table rules.packs (
  county integer not null,
  pack text not null,
  version integer not null,
  effective_from timestamp with time zone not null,
  body jsonb not null,
  note text not null,
  published_by uuid,
  published_at timestamp with time zone not null,
  constraint packs_pkey PRIMARY KEY (county, pack, version),
  constraint packs_version_check CHECK ((version > 0))
);
