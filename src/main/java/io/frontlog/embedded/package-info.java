/** Hides how a Kafka broker and a PostgreSQL server are run beside the service, on loopback and durably, when none are configured. */
@NullMarked
package io.frontlog.embedded;

import org.jspecify.annotations.NullMarked;
