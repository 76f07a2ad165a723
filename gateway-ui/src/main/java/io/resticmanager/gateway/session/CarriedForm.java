package io.resticmanager.gateway.session;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A form on its way through the page that asks for the password. */
record CarriedForm(Map<String, List<String>> fields) {

    /** Where the password of who asks stands. */
    static final String PASSWORD = "password_now";

    // Not only what our forms hold today: a field to come is rather typed once more
    // than shown.
    static final Pattern SECRET = Pattern.compile(".*(password|secret|token|bearer|header_value|repeated|current).*",
            Pattern.CASE_INSENSITIVE);

    /** A field with one of its values. */
    record Field(String name, String value) {

        /** For people, as in “Repo password”. */
        public String label() {
            var words = name.replace('_', ' ');
            return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        }

        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    String password() {
        return fields.getOrDefault(PASSWORD, List.of("")).getFirst();
    }

    /** What the page carries in hidden fields. */
    List<Field> carried() {
        return all().stream().filter(field -> !SECRET.matcher(field.name).matches()).toList();
    }

    /** Secrets that were filled in, and are to be typed again. */
    List<Field> again() {
        return all().stream().filter(field -> SECRET.matcher(field.name).matches() && !field.value.isEmpty())
                .map(field -> new Field(field.name, "")).toList();
    }

    private List<Field> all() {
        return fields.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(PASSWORD) && !entry.getKey().equals(CsrfSettings.FIELD))
                .flatMap(entry -> entry.getValue().stream().map(value -> new Field(entry.getKey(), value)))
                .filter(field -> !field.name.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return "CarriedForm" + fields.keySet();
    }
}
