package io.resticmanager.gateway.problem;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What a page is told in passing; the level is {@code error}, {@code run} or {@code ok}. With {@code href} the text is a link. */
@Wire
public record Toast(String level, String title, String text, @Nullable String href) {

    /** The header that htmx makes an event of the page from. */
    public static final String HEADER = "HX-Trigger";

    /** That work was queued, and where it can be watched. */
    public static Toast queued(String title, String href) {
        return new Toast("run", title, "Follow the job", href);
    }

    /** That something was done. */
    public static Toast done(String title, String text) {
        return new Toast("ok", title, text, null);
    }

    /** That something was refused or failed. */
    public static Toast error(String title, String text) {
        return new Toast("error", title, text, null);
    }

    /** What the header holds: ASCII, as within JSON every other character can be written as an escape. */
    public String header() {
        var text = new StringBuilder();
        Json.text(new Event(this)).chars().forEach(unit -> {
            if (unit < 0x7f) {
                text.append((char) unit);
            } else {
                text.append("\\u%04x".formatted(unit));
            }
        });
        return text.toString();
    }

    @Wire
    record Event(Toast toast) {}
}
