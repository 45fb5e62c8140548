#!/usr/bin/env bash
# Commands a second, beside plain CRUD and a bare append, in one run on one machine: the ratios are what counts.
# Needs wrk. First: ./mvnw -Pbench -DskipTests package
# Usage: src/bench/scripts/commands.sh [SECONDS] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../../.."
seconds=${1:-10} rounds=${2:-3}
data=$(mktemp -d)
export FRONTLOG_DATA=$data FRONTLOG_KAFKA_PORT=19092 FRONTLOG_POSTGRES_PORT=15433 QUARKUS_HTTP_PORT=18080
java ${BENCH_JAVA_OPTS:--Xmx1g} -jar target/quarkus-app/quarkus-run.jar >"$data.log" 2>&1 &
service=$!
trap 'kill $service; wait $service || true; rm -rf "$data"' EXIT
until grep -q 'scenario is loaded' "$data.log"; do sleep 0.5; kill -0 $service; done

measure() { # name path prefer connections
   BENCH_PATH=$2 BENCH_PREFER=$3 wrk -t 1 -c "$4" -d "${seconds}s" --timeout 10s -s src/bench/scripts/report.lua \
      http://127.0.0.1:18080 | sed -n "s/^RESULT/$1, $4 at once:/p"
}
reports=/v1/theatres/syria/reports
for round in $(seq 0 "$rounds"); do
   [ "$round" = 0 ] && echo "warm-up" || echo "round $round"
   measure "CRUD" /bench/crud "" 64
   measure "bare append" /bench/append "" 64
   measure "durable (202)" $reports respond-async 64
   sleep 5
   measure "decided (201)" $reports "" 64
   measure "CRUD" /bench/crud "" 1
   measure "decided (201)" $reports "" 1
   measure "durable (202)" $reports respond-async 1
   sleep 5
done
