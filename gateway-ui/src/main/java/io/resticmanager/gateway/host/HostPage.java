package io.resticmanager.gateway.host;

import java.util.List;
import java.util.Optional;

/** Some hosts in the order of their ids; {@code next} is where the page after it begins. */
public record HostPage(List<Host> hosts, Optional<Place> next) {

    /** A place in the list of all hosts: within one of the hub's pages, after one of its hosts. */
    public record Place(String hubCursor, String afterHost) {

        public static final Place FIRST = new Place("", "");

        private static final char SEPARATOR = '~';

        /** Reads what {@link #text} wrote; empty when it is not that. */
        public static Optional<Place> parse(String text) {
            var at = text.lastIndexOf(SEPARATOR);
            return at < 0 ? Optional.empty() : Optional.of(new Place(text.substring(0, at), text.substring(at + 1)));
        }

        public String text() {
            return hubCursor + SEPARATOR + afterHost;
        }
    }
}
