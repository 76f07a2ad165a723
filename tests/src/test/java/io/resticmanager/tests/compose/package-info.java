/** The stack of docker-compose: what it says, and that it works with and without an engine. */
@NullMarked
package io.resticmanager.tests.compose;

import org.jspecify.annotations.NullMarked;
