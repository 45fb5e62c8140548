/** Hides how it is kept and worked out who controls a place. */
@NullMarked
package io.frontlog.control;

import org.jspecify.annotations.NullMarked;
