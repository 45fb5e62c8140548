/** Hides what every path has in common: problems (RFC 9457), positions and cursors. */
@NullMarked
package io.frontlog.http;

import org.jspecify.annotations.NullMarked;
