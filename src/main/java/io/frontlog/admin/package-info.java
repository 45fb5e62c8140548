/** Hides how an operator sees and renews the read models. */
@NullMarked
package io.frontlog.admin;

import org.jspecify.annotations.NullMarked;
