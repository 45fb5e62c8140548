/** Hides how it is worked out who stands with whom, and who against whom. */
@NullMarked
package io.frontlog.relations;

import org.jspecify.annotations.NullMarked;
