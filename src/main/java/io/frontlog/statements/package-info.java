/** Hides how it is kept what actors said and what figures sources gave, and how well either stands. */
@NullMarked
package io.frontlog.statements;

import org.jspecify.annotations.NullMarked;
