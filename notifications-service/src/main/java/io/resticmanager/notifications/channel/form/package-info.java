/** Reads what a person filled in, and says what is wrong with it. */
@NullMarked
package io.resticmanager.notifications.channel.form;

import org.jspecify.annotations.NullMarked;
