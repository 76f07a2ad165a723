/** What jobs say while they run: kept line by line, shown live. */
@NullMarked
package io.resticmanager.jobs.log;

import org.jspecify.annotations.NullMarked;
