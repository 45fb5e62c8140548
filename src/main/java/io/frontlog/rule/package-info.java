/** The rules that turn what was reported into an answer, as pure functions that hide how claims are weighed and folded. */
@NullMarked
package io.frontlog.rule;

import org.jspecify.annotations.NullMarked;
