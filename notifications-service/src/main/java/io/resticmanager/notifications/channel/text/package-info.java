/** What hosts, people and other servers wrote, made fit for a line, a mail or a log. */
@NullMarked
package io.resticmanager.notifications.channel.text;

import org.jspecify.annotations.NullMarked;
