/** What a command on the server asks of the process that holds its data directory. */
@NullMarked
package io.resticmanager.platform.errand;

import org.jspecify.annotations.NullMarked;
