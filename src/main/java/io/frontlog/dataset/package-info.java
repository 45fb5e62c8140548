/** Hides the tables that conflict datasets are published in: what a row says, and which row says what a report does. */
@NullMarked
package io.frontlog.dataset;

import org.jspecify.annotations.NullMarked;
