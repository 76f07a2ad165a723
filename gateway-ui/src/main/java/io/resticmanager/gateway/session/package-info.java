/** Being signed in: sessions, their cookie, the throttle on guessing, and the token that only our pages can send. */
@NullMarked
package io.resticmanager.gateway.session;

import org.jspecify.annotations.NullMarked;
