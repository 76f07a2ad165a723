/** Who watches the watcher: a sign of life to somebody outside, as long as people would be told (product.md §9). */
@NullMarked
package io.resticmanager.notifications.heartbeat;

import org.jspecify.annotations.NullMarked;
