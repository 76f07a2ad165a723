/** What people open in a browser: one controller per page, with the fragments that its live parts fetch again. */
@NullMarked
package io.resticmanager.gateway.page;

import org.jspecify.annotations.NullMarked;
