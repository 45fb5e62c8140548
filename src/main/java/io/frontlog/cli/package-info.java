/** Hides how a running service is asked from the command line, over its REST API, and how far it has come is shown. */
@NullMarked
package io.frontlog.cli;

import org.jspecify.annotations.NullMarked;
