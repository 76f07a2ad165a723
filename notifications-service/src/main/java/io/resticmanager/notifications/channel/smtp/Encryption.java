package io.resticmanager.notifications.channel.smtp;

import java.util.Optional;
import java.util.stream.Stream;

/** How the way to the mail server is protected: not at all, by an upgrade before anything is said, or from the first byte. */
enum Encryption {
    none, starttls, tls;

    static Optional<Encryption> named(String word) {
        return Stream.of(values()).filter(encryption -> encryption.name().equals(word)).findFirst();
    }
}
