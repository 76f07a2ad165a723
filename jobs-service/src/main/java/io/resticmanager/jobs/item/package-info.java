/** What jobs find, item by item: decisions of a forget, changes of a diff, locks. */
@NullMarked
package io.resticmanager.jobs.item;

import org.jspecify.annotations.NullMarked;
