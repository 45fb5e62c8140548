-- Read models. Everything here can be rebuilt from the journal; positions are offsets in the theatre's partition.
-- A version of a row was what Frontlog knew from known_from (inclusive) to known_to (exclusive); null: it still is.

create extension if not exists pg_trgm schema public;

-- The next offset to apply, moved in the transaction that writes what it covers.
create table progress (
    partition int primary key,
    next_offset bigint not null
);

-- Every record of the journal that was the first of its event id, and what became of it.
create table event (
    theatre text not null,
    event_id text not null,
    partition int not null,
    "offset" bigint not null,
    type text not null,
    subject_kind text not null,
    subject text not null,
    refusal text,
    version int not null,
    digest bytea not null,
    recorded_at timestamptz not null,
    primary key (theatre, event_id)
);
create index event_subject on event (theatre, subject_kind, subject, "offset");

-- Where each subject stands, for the next decision about it.
create table subject (
    theatre text not null,
    kind text not null,
    id text not null,
    version int not null,
    live boolean not null,
    primary key (theatre, kind, id)
);

-- Theatres, sources, actors and places. "above": a place's parent, an actor's partOf, a source's affiliation.
-- "names": every name, folded for search.
create table catalogue (
    theatre text not null,
    kind text not null,
    id text not null,
    version int not null,
    doc text not null,
    above text,
    names text not null,
    known_from bigint not null,
    known_to bigint,
    recorded_at timestamptz not null,
    primary key (theatre, kind, id, version)
);
create unique index catalogue_current on catalogue (theatre, kind, id) where known_to is null;
create index catalogue_above on catalogue (theatre, kind, above) where known_to is null;
create index catalogue_names on catalogue using gin (names gin_trgm_ops) where known_to is null;

create table report_version (
    theatre text not null,
    id text not null,
    version int not null,
    retracted boolean not null,
    kind text not null,
    place text not null,
    incident text not null,
    doc text not null,
    known_from bigint not null,
    known_to bigint,
    recorded_at timestamptz not null,
    primary key (theatre, id, version)
);
create unique index report_current on report_version (theatre, id) where known_to is null;
create index report_incident on report_version (theatre, incident) where known_to is null and not retracted;

-- The evidence of the control rule: one row a version of a control report that is not retracted.
create table control_report (
    theatre text not null,
    report text not null,
    version int not null,
    place text not null,
    actor text not null,
    change text not null,
    extent text not null,
    happened text not null,
    stance text not null,
    verdict text not null,
    interest text,
    claimant_actor text,
    claimant_source text,
    known_from bigint not null,
    known_to bigint,
    primary key (theatre, report, version)
);
create index control_report_place on control_report (theatre, place) where known_to is null;
create index control_report_source on control_report (theatre, claimant_source) where known_to is null;

-- The control rule's answer for now, under the policy balanced. It stands until next_evidence, when a report that is
-- dated ahead comes to count.
create table place_control (
    theatre text not null,
    place text not null,
    status text not null,
    holder text,
    dominant text,
    last_holder text,
    since text,
    standing text,
    newest_evidence timestamptz,
    next_evidence timestamptz,
    lists text not null,
    "offset" bigint not null,
    primary key (theatre, place)
);

-- A live incident as it is now known. "levels": the place and each above it, a line each, kind
-- and id; "site_of": the place that a site belongs to.
create table incident (
    theatre text not null,
    id text not null,
    kind text not null,
    place text not null,
    levels text not null,
    site_of text,
    first_day date not null,
    last_day date not null,
    start_at timestamptz not null,
    end_at timestamptz not null,
    better_than_weak boolean not null,
    standing text not null,
    reports int not null,
    initiators text not null,
    weapon text,
    strikes_low int,
    strikes_best int,
    strikes_high int,
    datasets text not null,
    "offset" bigint not null,
    primary key (theatre, id)
);
create index incident_days on incident (theatre, kind, last_day, first_day);
create index incident_time on incident (theatre, end_at, start_at);
