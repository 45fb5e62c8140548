/** Hides how a request becomes an event in the journal: bodies, checks, ids that repeat safely, and the answer. */
@NullMarked
package io.frontlog.intake;

import org.jspecify.annotations.NullMarked;
