/** Mails through a server of the operator's choice. */
@NullMarked
package io.resticmanager.notifications.channel.smtp;

import org.jspecify.annotations.NullMarked;
