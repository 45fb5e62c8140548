/** Hides Kafka and JSON: events are appended here, read back from here, and each stands at a position. */
@NullMarked
package io.frontlog.journal;

import org.jspecify.annotations.NullMarked;
