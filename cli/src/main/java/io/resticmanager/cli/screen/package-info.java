/** What is printed: tables, lines and JSON, with nothing in it that a terminal obeys. */
@NullMarked
package io.resticmanager.cli.screen;

import org.jspecify.annotations.NullMarked;
