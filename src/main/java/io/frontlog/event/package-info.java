/** The published language: what can be said of a conflict, as immutable values that know nothing of how they are kept. */
@NullMarked
package io.frontlog.event;

import org.jspecify.annotations.NullMarked;
