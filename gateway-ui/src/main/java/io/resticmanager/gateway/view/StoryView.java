package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Change;

/** The page of an alert: it, what has happened to it, who was told, and earlier ones of the same trouble. */
public record StoryView(AlertStory story, Instant now, boolean linked, DeliveriesView told) {

    /** One line of the history; {@code what} is a sentence without its full stop. */
    public record Step(Instant at, String what, String reason) {}

    public AlertView alert() {
        return new AlertView(story.alert(), now, linked);
    }

    public List<AlertView> earlier() {
        return story.earlier().stream().map(alert -> new AlertView(alert, now, linked)).toList();
    }

    /** From the first to the last. */
    public List<Step> steps() {
        return story.changes().stream().map(this::step).toList();
    }

    private Step step(Change change) {
        var by = change.actor() == null ? "" : " by " + change.actor();
        var what = switch (change.what()) {
            case "raised" -> "Raised" + by;
            case "acknowledged" -> "Acknowledged" + by;
            case "resolved" ->
                change.actor() == null ? Words.capital(AlertWords.closing(story.alert())) : "Resolved" + by;
            default -> change.what() + by;
        };
        return new Step(change.at(), what, change.reason() == null ? "" : change.reason());
    }
}
