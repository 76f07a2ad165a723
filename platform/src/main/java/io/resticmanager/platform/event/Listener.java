package io.resticmanager.platform.event;

import java.util.Set;
import java.util.function.Consumer;

/** Who wants which subjects of a stream. A subject may be a pattern whose last word is {@code *}. */
record Listener(String stream, Set<String> subjects, boolean inOrder, Consumer<Delivery> effect) {

    boolean wants(String subject) {
        return subjects.contains(subject) || subjects.contains(subject.substring(0, subject.lastIndexOf('.')) + ".*");
    }
}
