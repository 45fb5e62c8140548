/** Hides how incidents are folded from their reports, and how they are counted. */
@NullMarked
package io.frontlog.incidents;

import org.jspecify.annotations.NullMarked;
