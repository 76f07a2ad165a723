/** The configuration that the hub pushed, kept so that work goes on without it. */
@NullMarked
package io.resticmanager.agent.config;

import org.jspecify.annotations.NullMarked;
