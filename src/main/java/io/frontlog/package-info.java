/** Frontlog: an event-sourced record of armed conflict. */
@NullMarked
package io.frontlog;

import org.jspecify.annotations.NullMarked;
