/** What a person types on an endpoint, and what they read in answer. */
@NullMarked
package io.resticmanager.agent.cli;

import org.jspecify.annotations.NullMarked;
