/** What the hub's HTTP routes have in common: problems as answers, and whose address a request comes from. */
@NullMarked
package io.resticmanager.hub.http;

import org.jspecify.annotations.NullMarked;
