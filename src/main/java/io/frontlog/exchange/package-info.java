/** Hides how files of datasets come in and go out. */
@NullMarked
package io.frontlog.exchange;

import org.jspecify.annotations.NullMarked;
