/** The command-line client: the API as commands. */
@NullMarked
package io.resticmanager.cli;

import org.jspecify.annotations.NullMarked;
