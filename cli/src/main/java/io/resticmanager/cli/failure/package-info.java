/** What went wrong, in a line, with its exit code. */
@NullMarked
package io.resticmanager.cli.failure;

import org.jspecify.annotations.NullMarked;
