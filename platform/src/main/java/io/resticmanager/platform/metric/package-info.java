/** What a process tells of itself in numbers, for Prometheus. */
@NullMarked
package io.resticmanager.platform.metric;

import org.jspecify.annotations.NullMarked;
