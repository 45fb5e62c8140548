-- All kinds of reports, and what follows from them. The rows are rebuilt from the journal, from its first record on.

truncate event, subject, catalogue, report_version, control_report, place_control;
update progress set next_offset = 0;
drop table incident;

-- Who submitted it, as far as they said.
alter table event add column submitted_by text;

-- A theatre's outline, as GeoJSON, apart from its "doc", which is read with every answer: an outline may be long.
alter table catalogue add column outline text;

-- "act": what made the version, with the reason and note of curation. "actors": every actor that the report names, its
-- claimant among them. "about": what a statement speaks of. "source": who published it.
alter table report_version
    add column partition int not null,
    add column act text not null,
    add column submitted_by text,
    add column reason text,
    add column note text,
    add column first_day date not null,
    add column last_day date not null,
    add column actors text[] not null,
    add column about text,
    add column source text not null;
drop index report_incident;
-- Every version: an incident is known once any report has ever named it.
create index report_incident on report_version (theatre, incident);
-- In the order of lists; the last column so that the end of a span is checked without the row.
create index report_day on report_version (theatre, first_day, id, last_day) where known_to is null;
create index report_place on report_version (theatre, place, first_day, id, last_day) where known_to is null;
create index report_source on report_version (theatre, source, first_day, id, last_day) where known_to is null;
create index report_kind on report_version (theatre, kind, first_day, id, last_day) where known_to is null;
create index report_actors on report_version using gin (actors) where known_to is null;
create index report_about on report_version (theatre, about) where known_to is null and about is not null;

-- Each incident that was absorbed, and what absorbed it: never taken back, so that a chain ends at one survivor.
create table incident_merge (
    theatre text not null,
    absorbed text not null,
    survivor text not null,
    known_from bigint not null,
    primary key (theatre, absorbed)
);
create index incident_merge_survivor on incident_merge (theatre, survivor);

-- An incident as it is now known, while it has a report that is not retracted. "levels": the place and each above it, a
-- line each, kind and id; "site_of": the place that a site belongs to; "locality": the place that "first since" compares
-- within; "actors": every actor that its reports name; "casualties": its figures, null if there are none; "doc": all of
-- it, as it is answered.
create table incident (
    theatre text not null,
    id text not null,
    kind text not null,
    state text not null,
    place text not null,
    levels text not null,
    site_of text,
    locality text not null,
    lat double precision,
    lon double precision,
    first_day date not null,
    last_day date not null,
    start_at timestamptz not null,
    end_at timestamptz not null,
    better_than_weak boolean not null,
    standing text,
    reports int not null,
    initiators text not null,
    actors text[] not null,
    weapon text,
    strikes_low int,
    strikes_best int,
    strikes_high int,
    casualties text,
    datasets text not null,
    doc text not null,
    primary key (theatre, id)
);
create index incident_days on incident (theatre, kind, last_day, first_day);
create index incident_kind on incident (theatre, kind, first_day, id, last_day);
create index incident_day on incident (theatre, first_day, id, last_day);
create index incident_time on incident (theatre, end_at, start_at);
create index incident_locality on incident (theatre, kind, locality, last_day) where state = 'live';
create index incident_place on incident (theatre, place, first_day, id, last_day);
create index incident_site_of on incident (theatre, site_of) where site_of is not null;
create index incident_actors on incident using gin (actors);
