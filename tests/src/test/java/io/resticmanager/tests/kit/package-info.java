/** The cast of the tests: the stack, agents, storage, an API client and a browser, all real and all ended afterwards. */
@NullMarked
package io.resticmanager.tests.kit;

import org.jspecify.annotations.NullMarked;
