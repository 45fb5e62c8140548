-- What goes out: accepted events with their data, and the rows of the read models that have a topic. The rows are rebuilt
-- from the journal, from its first record on.

truncate event, subject, catalogue, report_version, control_report, place_control, incident, incident_merge;
update progress set next_offset = 0;

-- "data": what an accepted event says, as it is published; null for a refused one.
alter table event add column data text;
create index event_position on event (partition, "offset") where refusal is null;
create index event_theatre on event (theatre, "offset") where refusal is null;

-- The rows of the read models that have a topic, as they are published, each with the position that made it what it is.
-- "doc" is null for a row that is no more: it is kept for those who have yet to hear of it. "kinds" and "places": every
-- kind of report and every place that it was ever of, so that who follows one place learns of what leaves it.
create table read_row (
    theatre text not null,
    model text collate "C" not null,
    id text collate "C" not null,
    partition int not null,
    "offset" bigint not null,
    recorded_at timestamptz not null,
    kinds text[] not null,
    places text[] not null,
    doc text,
    primary key (theatre, model, id)
);
create index read_row_position on read_row (partition, "offset", model, id);

-- Incidents counted by area, day and kind: the sums, from which a row is made. "day" is "undated" for those that no single
-- day holds.
create table incident_count (
    theatre text not null,
    area text not null,
    day text not null,
    kind text not null,
    sums text not null,
    primary key (theatre, area, day, kind)
);

-- The latest earlier incident of each live one, of its kind and in its locality; null if none is on record.
create table precedent (
    theatre text not null,
    incident text collate "C" not null,
    kind text not null,
    locality text not null,
    first_day date not null,
    earlier text collate "C",
    earlier_day date,
    primary key (theatre, incident)
);
create index precedent_locality on precedent (theatre, kind, locality, first_day);
create index precedent_earlier on precedent (theatre, earlier);
-- The latest earlier one is its first entry below a day, however many there were on that day.
drop index incident_locality;
create index incident_locality on incident (theatre, kind, locality, last_day desc, (id collate "C")) where state = 'live';

-- What could not be read, as it stands in the journal, and why. "headers": a JSON list of names and values in base64.
create table dead_letter (
    partition int not null,
    "offset" bigint not null,
    key bytea,
    value bytea,
    headers text not null,
    reason text not null,
    recorded_at timestamptz not null,
    primary key (partition, "offset")
);
