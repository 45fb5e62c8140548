#!/usr/bin/env bash
# How long PostgreSQL's COPY takes for the rows of the read models, into tables with the same indexes: what a rebuild is
# measured by. Needs psql and room for the rows in a temporary folder and once more in the database.
#
# Usage: src/bench/scripts/copy.sh 'host=127.0.0.1 port=5433 user=postgres dbname=frontlog'
set -euo pipefail
database=$1
folder=$(mktemp -d)
run() { psql -X -q -v ON_ERROR_STOP=1 "$database" "$@"; }
trap 'rm -r "$folder"; run -c "set client_min_messages = warning; drop schema if exists frontlog_copy cascade"' EXIT

run -c 'create schema frontlog_copy'
tables=$(run -At -c "select tablename from pg_tables where schemaname = 'frontlog' and tablename <> 'flyway_schema_history'
                      order by 1")
for table in $tables; do
    run -c "create table frontlog_copy.$table (like frontlog.$table including all)" \
        -c "\\copy frontlog.$table to '$folder/$table'"
done
run -c checkpoint
begin=$(date +%s.%N)
for table in $tables; do run -c "\\copy frontlog_copy.$table from '$folder/$table'"; done
end=$(date +%s.%N)
rows=$(cat "$folder"/* | wc -l)
events=$(run -At -c 'select count(*) from frontlog.event')
awk -v b="$begin" -v e="$end" -v r="$rows" -v n="$events" \
    'BEGIN { printf "%d rows of %d events in %.1f s: %.0f rows/s, %.0f events/s\n", r, n, e - b, r / (e - b), n / (e - b) }'
