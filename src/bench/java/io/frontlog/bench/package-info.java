/** What the service is measured against, in the same process: plain CRUD, and an append that checks nothing. */
@NullMarked
package io.frontlog.bench;

import org.jspecify.annotations.NullMarked;
