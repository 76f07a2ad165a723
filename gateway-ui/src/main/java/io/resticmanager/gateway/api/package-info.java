/** The JSON API: what a program can ask for and do, by the same rules as the pages. */
@NullMarked
package io.resticmanager.gateway.api;

import org.jspecify.annotations.NullMarked;
