/** One SQLite file per service: settings that are read back, one writer, a few readers, migrations. */
@NullMarked
package io.resticmanager.platform.sqlite;

import org.jspecify.annotations.NullMarked;
