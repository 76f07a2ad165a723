package io.resticmanager.notifications.channel.smtp;

import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.text.Secret;
import org.jspecify.annotations.Nullable;

/** {@code login} only with an encryption: it would go over the net in clear. {@code digest} is absent for single mails. */
record SmtpSettings(String host, int port, Encryption encryption, @Nullable Login login, MailAddress from,
        MailAddress to, @Nullable Daily digest) {

    record Login(String username, Secret password) {}
}
