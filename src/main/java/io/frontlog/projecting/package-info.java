/** Hides how the journal becomes rows: decisions, transactions, offsets, and who waits for what. */
@NullMarked
package io.frontlog.projecting;

import org.jspecify.annotations.NullMarked;
