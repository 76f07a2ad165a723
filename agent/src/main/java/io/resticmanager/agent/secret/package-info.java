/** Keeps secrets out of everything that is written for people. */
@NullMarked
package io.resticmanager.agent.secret;

import org.jspecify.annotations.NullMarked;
