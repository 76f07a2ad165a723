/** Jobs: running, listing, following and cancelling them. */
@NullMarked
package io.resticmanager.cli.job;

import org.jspecify.annotations.NullMarked;
