/** What the pages about people and the rules of signing in show. */
@NullMarked
package io.resticmanager.gateway.access;

import org.jspecify.annotations.NullMarked;
