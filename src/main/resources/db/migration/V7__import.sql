-- Imports, beside all schemas: they are no read models, and no rebuild makes them.
create table if not exists frontlog_admin.import (
    theatre text not null,
    id text not null,
    format text not null,
    version text,
    whole boolean not null,
    state text not null,
    started_at timestamptz not null default now(),
    told_at timestamptz not null default now(),
    ended_at timestamptz,
    bytes bigint not null default 0,
    length bigint,
    rows bigint not null default 0,
    accepted bigint not null default 0,
    unchanged bigint not null default 0,
    amended bigint not null default 0,
    reinstated bigint not null default 0,
    retracted bigint not null default 0,
    refused bigint not null default 0,
    position text,
    failure text,
    primary key (theatre, id)
);

-- What became of a row, unless it was merely accepted or unchanged. "detail": JSON, an object.
create table if not exists frontlog_admin.import_row (
    theatre text not null,
    import text not null,
    number bigint not null,
    line bigint,
    row text,
    outcome text not null,
    detail text not null,
    primary key (theatre, import, number)
);

-- The ids of the rows of an import that is the whole of its scope, until it ends.
create table if not exists frontlog_admin.import_seen (
    theatre text not null,
    import text not null,
    row text not null,
    primary key (theatre, import, row)
);
