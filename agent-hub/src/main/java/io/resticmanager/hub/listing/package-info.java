/** The hosts as other services see them: one by one, and page by page. */
@NullMarked
package io.resticmanager.hub.listing;

import org.jspecify.annotations.NullMarked;
