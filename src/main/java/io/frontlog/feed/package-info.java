/** Hides how whoever follows a theatre is told what happened in it, each at its own pace. */
@NullMarked
package io.frontlog.feed;

import org.jspecify.annotations.NullMarked;
