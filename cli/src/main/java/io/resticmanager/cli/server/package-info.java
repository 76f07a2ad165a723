/** Which server is asked, as whom, and how its answers are read. */
@NullMarked
package io.resticmanager.cli.server;

import org.jspecify.annotations.NullMarked;
