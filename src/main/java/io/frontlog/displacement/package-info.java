/** Hides how flights, returns and evacuations are summed by place and kind. */
@NullMarked
package io.frontlog.displacement;

import org.jspecify.annotations.NullMarked;
