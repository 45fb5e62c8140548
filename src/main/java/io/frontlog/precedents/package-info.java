/** Hides how it is found since when an incident is the first of its kind where it happened. */
@NullMarked
package io.frontlog.precedents;

import org.jspecify.annotations.NullMarked;
