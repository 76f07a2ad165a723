/** What this service tells of its work in numbers, for Prometheus. */
@NullMarked
package io.resticmanager.alerts.figure;

import org.jspecify.annotations.NullMarked;
