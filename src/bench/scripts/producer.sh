#!/usr/bin/env bash
# Kafka's own producer benchmark, as the service's producer is set: what an import is measured by. Makes a topic of its own
# with one partition, as a theatre has one, and removes it.
#
# Usage: src/bench/scripts/producer.sh BOOTSTRAP_SERVERS BYTES_A_RECORD [RECORDS]
# After: ./mvnw -DskipTests package dependency:copy -Dartifact=org.apache.kafka:kafka-tools:4.1.1 -DoutputDirectory=target/tools
set -euo pipefail
servers=$1 bytes=$2 records=${3:-500000}
topic=producer-bench-$$
kafka() { java -Xmx256m -cp 'target/tools/*:target/quarkus-app/lib/main/*' "org.apache.kafka.tools.$@" 2> >(grep -v SLF4J >&2); }
trap 'kafka TopicCommand --bootstrap-server "$servers" --delete --topic $topic' EXIT
kafka TopicCommand --bootstrap-server "$servers" --create --topic $topic --partitions 1
kafka ProducerPerformance --topic $topic --num-records "$records" --record-size "$bytes" --throughput -1 \
    --producer-props "bootstrap.servers=$servers" acks=all linger.ms=0 compression.type=lz4 | tail -1
