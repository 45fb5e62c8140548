/** Hides how all that happened to a place, to an actor or in a region is put in order. */
@NullMarked
package io.frontlog.timeline;

import org.jspecify.annotations.NullMarked;
