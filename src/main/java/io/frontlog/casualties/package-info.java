/** Hides how casualties are summed over incidents, and sets beside them the tolls that belong to none. */
@NullMarked
package io.frontlog.casualties;

import org.jspecify.annotations.NullMarked;
