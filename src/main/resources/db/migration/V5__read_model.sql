-- What a schema of read models was made by; and, beside all of them, the rebuilds that make the next one.

-- The version of each read model that made the rows of this schema.
create table read_model (
    name text primary key,
    version int not null
);

create schema if not exists frontlog_admin;

-- Without a row: whoever reads more than one statement's worth of the live schema holds it in share, and who puts another
-- schema in its place holds it alone. A table and no advisory lock, for that is waited for before a snapshot is taken.
create table if not exists frontlog_admin.live ();

-- "models": what each model was and is, as it is answered, JSON. "changed": the models whose rows are not what they were, so
-- that their topics are published anew. "kept": the schema that it has left behind, until it is told to drop it.
create table if not exists frontlog_admin.rebuild (
    id bigint generated always as identity primary key,
    state text not null,
    reason text not null,
    switching boolean not null,
    accept_differences boolean not null,
    requested_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    events bigint not null default 0,
    journal bigint not null default 0,
    rate double precision not null default 0,
    models text not null default '[]',
    changed text[] not null default '{}',
    failure text,
    kept text,
    discarded boolean not null default false
);
create unique index if not exists rebuild_running on frontlog_admin.rebuild ((true)) where state in ('replaying', 'comparing');
