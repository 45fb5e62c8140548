/** Hides how every version of every report is kept, and gives each back. */
@NullMarked
package io.frontlog.reports;

import org.jspecify.annotations.NullMarked;
