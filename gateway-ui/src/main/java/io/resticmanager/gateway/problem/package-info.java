/** How a failure reaches its reader: a problem document for programs, a page or a toast for people. */
@NullMarked
package io.resticmanager.gateway.problem;

import org.jspecify.annotations.NullMarked;
