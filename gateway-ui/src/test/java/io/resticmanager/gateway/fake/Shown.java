package io.resticmanager.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** A form as a page shows it again after it was refused; a field is found by its id. */
public record Shown(String page) {

    /** The message at a field: what a reader hears with it. */
    public String message(String id) {
        var field = element(id);
        assertThat(field).as("the field %s is marked", id).contains("aria-invalid=\"true\"");
        assertThat(attribute(field, "aria-describedby").split(" ")).as("what describes %s", id).contains(id + "-error");
        var message = Pattern.compile("<p class=\"error\" id=\"" + Pattern.quote(id) + "-error\">(.*?)</p>",
                Pattern.DOTALL).matcher(page);
        assertThat(message.find()).as("the message at %s", id).isTrue();
        return plain(message.group(1).replaceAll("<[^>]*>", ""));
    }

    /** What stands in it. */
    public String value(String id) {
        var field = element(id);
        var rest = page.substring(page.indexOf(field) + field.length());
        if (field.startsWith("<textarea")) {
            return plain(rest.substring(0, rest.indexOf("</textarea>")));
        }
        if (field.startsWith("<select")) {
            var chosen = Pattern.compile("<option value=\"([^\"]*)\" selected=\"selected\"")
                    .matcher(rest.substring(0, rest.indexOf("</select>")));
            return chosen.find() ? plain(chosen.group(1)) : "";
        }
        return plain(attribute(field, "value"));
    }

    /** The notes that belong to no field. */
    public String note() {
        var note = Pattern.compile("<div class=\"note fail\" role=\"alert\".*?</div>", Pattern.DOTALL).matcher(page);
        return note.find() ? plain(note.group().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip()) : "";
    }

    private String element(String id) {
        var found = Pattern.compile("<(?:input|textarea|select)\\b[^>]*\\sid=\"" + Pattern.quote(id) + "\"[^>]*>")
                .matcher(page);
        assertThat(found.find()).as("a field %s in %s", id, page).isTrue();
        return found.group();
    }

    private static String attribute(String element, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(element);
        return found.find() ? found.group(1) : "";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
