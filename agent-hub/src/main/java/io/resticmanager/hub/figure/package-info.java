/** What this service tells of its work in numbers, for Prometheus. */
@NullMarked
package io.resticmanager.hub.figure;

import org.jspecify.annotations.NullMarked;
