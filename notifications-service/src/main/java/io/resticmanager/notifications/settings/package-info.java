/** What an administrator may choose about how news goes out, and what the environment chose already (ADR 59). */
@NullMarked
package io.resticmanager.notifications.settings;

import org.jspecify.annotations.NullMarked;
