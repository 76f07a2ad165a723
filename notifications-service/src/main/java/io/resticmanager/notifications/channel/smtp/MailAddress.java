package io.resticmanager.notifications.channel.smtp;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import io.resticmanager.notifications.channel.text.OneLine;
import org.jspecify.annotations.Nullable;

/** One mailbox of RFC 5322, taken apart once: mails get what was understood, never the text that somebody typed. */
record MailAddress(String address, @Nullable String name) {

    /** RFC 5321, 4.5.3.1.3, without its angle brackets. */
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 100;

    /** Empty when it is none, several, a group, or one that needs a server with SMTPUTF8. */
    static Optional<MailAddress> of(String text) {
        try {
            var parsed = InternetAddress.parse(text, true);
            return parsed.length == 1 ? one(parsed[0]) : Optional.empty();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    InternetAddress anew() {
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static Optional<MailAddress> one(InternetAddress parsed) throws AddressException {
        parsed.validate();
        var address = parsed.getAddress();
        if (parsed.isGroup() || address.length() > LONGEST || !address.matches("[\\x21-\\x7E]+@[A-Za-z0-9.-]+")) {
            return Optional.empty();
        }
        var name = parsed.getPersonal();
        return Optional.of(new MailAddress(address, name == null ? null : OneLine.of(name, LONGEST_NAME)));
    }
}
