/** Hides how theatres, sources, actors and places are kept and found: by id, by any name, by what they lie in. */
@NullMarked
package io.frontlog.catalogue;

import org.jspecify.annotations.NullMarked;
