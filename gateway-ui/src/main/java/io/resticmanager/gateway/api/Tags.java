package io.resticmanager.gateway.api;

import java.util.List;

import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The tags of a host as a client sends them. */
final class Tags {

    private Tags() {}

    /** Complains of each that is no text. */
    static List<String> read(List<@Nullable String> tags, Complaints complaints) {
        for (int i = 0; i < tags.size(); i++) {
            complaints.addIf(tags.get(i) == null, "tags[%d]".formatted(i), "A tag is a text.");
        }
        return tags.stream().map(tag -> Typed.text(tag).strip()).toList();
    }
}
