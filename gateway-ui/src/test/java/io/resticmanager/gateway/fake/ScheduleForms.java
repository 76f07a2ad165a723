package io.resticmanager.gateway.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of a schedule as a browser sends it. */
public final class ScheduleForms {

    private ScheduleForms() {}

    /** One that can be saved, but for what a kind needs besides. */
    public static Map<String, String> filled(String kind) {
        return Map.of("kind", kind, "name", "Filled", "cron", "30 2 * * *", "time_zone", "Europe/Vienna", "paths",
                "/srv", "depth", "structure", "read_data_subset", "5%");
    }

    public static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    /** What a browser would send when nothing is touched. */
    public static Map<String, String> fieldsOf(String page) {
        var form = page.substring(page.indexOf("id=\"schedule\""));
        var shown = new Shown(page);
        var fields = new HashMap<String, String>();
        Pattern.compile("<(?:input|textarea|select)\\b[^>]*\\sname=\"([^\"]+)\"[^>]*>")
                .matcher(form.substring(0, form.indexOf("</form>"))).results().forEach(found -> {
                    var element = found.group();
                    var id = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(element);
                    var tick = element.contains("type=\"checkbox\"") || element.contains("type=\"radio\"");
                    if (element.contains("type=\"hidden\"") || tick) {
                        var value = Pattern.compile("\\svalue=\"([^\"]*)\"").matcher(element);
                        if ((!tick || element.contains("checked")) && value.find()) {
                            fields.put(found.group(1), value.group(1));
                        }
                    } else if (id.find()) {
                        fields.put(found.group(1), shown.value(id.group(1)));
                    }
                });
        fields.remove("csrfToken");
        return fields;
    }

    public static Client.Answer send(Client client, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", client.csrf());
        return client.form(path, all);
    }

}
