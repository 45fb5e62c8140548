-- What was known at any position: of an incident, too, every version is kept, and the schema beside this one shows every
-- versioned table as it stood at a position. The rows are rebuilt from the journal, from its first record on.

truncate event, subject, catalogue, report_version, control_report, place_control, incident_merge, read_row, incident_count,
    precedent, dead_letter;
update progress set next_offset = 0;

-- Whatever stood at a position is found by the same indexes as what stands now.
drop index catalogue_current, catalogue_above, catalogue_names, report_current, report_day, report_place, report_source,
    report_kind, report_actors, report_about, control_report_place, control_report_source;
create index catalogue_above on catalogue (theatre, kind, above);
create index catalogue_names on catalogue using gin (names gin_trgm_ops);
create index report_day on report_version (theatre, first_day, id, last_day);
create index report_place on report_version (theatre, place, first_day, id, last_day);
create index report_source on report_version (theatre, source, first_day, id, last_day);
create index report_kind on report_version (theatre, kind, first_day, id, last_day);
create index report_actors on report_version using gin (actors);
create index report_about on report_version (theatre, about) where about is not null;
create index control_report_place on control_report (theatre, place);
create index event_time on event (theatre, recorded_at, "offset");

-- A version of an incident: as it was known from the event at known_from on, until that at known_to changed or ended it.
drop table incident;
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
    known_from bigint not null,
    known_to bigint,
    primary key (theatre, id, known_from)
);
create index incident_days on incident (theatre, kind, last_day, first_day);
create index incident_kind on incident (theatre, kind, first_day, id, last_day);
create index incident_day on incident (theatre, first_day, id, last_day);
create index incident_time on incident (theatre, end_at, start_at);
create index incident_locality on incident (theatre, kind, locality, last_day desc, (id collate "C")) where state = 'live';
create index incident_place on incident (theatre, place, first_day, id, last_day);
create index incident_site_of on incident (theatre, site_of) where site_of is not null;
create index incident_actors on incident using gin (actors);

-- The tables as they stood when the record at frontlog.known_at had been applied, and nothing behind it: under the same
-- names, for whoever puts this schema before the other on its search_path.
create schema "${flyway:defaultSchema}_as_of";

create view "${flyway:defaultSchema}_as_of".catalogue as
select theatre, kind, id, version, doc, above, names, outline, known_from,
       case when known_to <= (select current_setting('frontlog.known_at')::bigint) then known_to end as known_to, recorded_at
  from catalogue where known_from <= (select current_setting('frontlog.known_at')::bigint);

create view "${flyway:defaultSchema}_as_of".report_version as
select theatre, id, version, retracted, kind, place, incident, doc, partition, act, submitted_by, reason, note, first_day,
       last_day, actors, about, source, known_from,
       case when known_to <= (select current_setting('frontlog.known_at')::bigint) then known_to end as known_to, recorded_at
  from report_version where known_from <= (select current_setting('frontlog.known_at')::bigint);

create view "${flyway:defaultSchema}_as_of".control_report as
select theatre, report, version, place, actor, change, extent, happened, stance, verdict, interest, claimant_actor,
       claimant_source, known_from,
       case when known_to <= (select current_setting('frontlog.known_at')::bigint) then known_to end as known_to
  from control_report where known_from <= (select current_setting('frontlog.known_at')::bigint);

create view "${flyway:defaultSchema}_as_of".incident_merge as
select theatre, absorbed, survivor, known_from
  from incident_merge where known_from <= (select current_setting('frontlog.known_at')::bigint);

create view "${flyway:defaultSchema}_as_of".incident as
select theatre, id, kind, state, place, levels, site_of, locality, lat, lon, first_day, last_day, start_at, end_at,
       better_than_weak, standing, reports, initiators, actors, weapon, strikes_low, strikes_best, strikes_high, casualties,
       datasets, doc, known_from,
       case when known_to <= (select current_setting('frontlog.known_at')::bigint) then known_to end as known_to
  from incident where known_from <= (select current_setting('frontlog.known_at')::bigint);

create view "${flyway:defaultSchema}_as_of".subject as
select theatre, subject_kind as kind, subject as id, max(version) as version
  from event where refusal is null and "offset" <= (select current_setting('frontlog.known_at')::bigint)
 group by theatre, subject_kind, subject;
