package io.resticmanager.gateway.about;

import java.util.List;

/** Somebody else's work that this one stands on; {@code licence} is its SPDX expression. */
public record Part(String name, String does, String licence) {

    /** Those that one would name; the whole list is in the packages. */
    public static final List<Part> ALL = List.of(
            new Part("restic", "makes and reads the backups, on each host", "BSD-2-Clause"),
            new Part("NATS", "carries what the services tell each other", "Apache-2.0"),
            new Part("SQLite", "keeps what each service knows", "blessing"),
            new Part("Micronaut", "runs the services", "Apache-2.0"),
            new Part("Thymeleaf", "draws the pages", "Apache-2.0"),
            new Part("htmx", "exchanges parts of pages", "0BSD"),
            new Part("Chart.js", "draws how repositories grow", "MIT"),
            new Part("Bouncy Castle", "hashes passwords (Argon2id)", "MIT"),
            new Part("Flyway", "brings databases up to date", "Apache-2.0"),
            new Part("Eclipse Angus Mail", "sends mails", "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0"),
            new Part("cron-utils", "reads cron lines", "Apache-2.0"),
            new Part("Logback", "writes the log", "EPL-1.0 OR LGPL-2.1-only"));
}
