package io.resticmanager.gateway.restore;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriBuilder;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the wizard says, so that a reload and a bookmark lead back: the snapshot, the target ({@code new}, {@code in_place}
 * or {@code other}, the last one {@code on} a host), what is overwritten, and how the list of snapshots is narrowed.
 */
public record Wish(@Nullable String wizard, @Nullable String snapshot, String target, @Nullable String on,
        String overwrite, @Nullable String find, boolean all) {

    public static final String NEW = "new";
    public static final String IN_PLACE = "in_place";
    public static final String OTHER = "other";

    static final Wish NOTHING = new Wish(null, null, NEW, null, RestoreOptions.OVERWRITES.getFirst(), null, false);

    static Wish of(HttpRequest<?> request) {
        var given = request.getParameters();
        return new Wish(Typed.orNull(given.get("w")), Typed.orNull(given.get("snapshot")),
                target(given.get("target")), Typed.orNull(given.get("on")), overwrite(given.get("overwrite")),
                Typed.orNull(given.get("find")), given.contains("all"));
    }

    private static String target(@Nullable String given) {
        return given != null && (given.equals(IN_PLACE) || given.equals(OTHER)) ? given : NEW;
    }

    private static String overwrite(@Nullable String given) {
        return RestoreOptions.OVERWRITES.contains(Typed.text(given))
                ? Typed.text(given)
                : RestoreOptions.OVERWRITES.getFirst();
    }

    Wish by(String wizardId) {
        return new Wish(wizardId, snapshot, target, on, overwrite, find, all);
    }

    Wish about(@Nullable String otherSnapshot) {
        return new Wish(wizard, otherSnapshot, target, on, overwrite, null, false);
    }

    public boolean inPlace() {
        return target.equals(IN_PLACE);
    }

    public boolean elsewhere() {
        return target.equals(OTHER);
    }

    /** What a form has to say beside its own fields, so that nothing else is forgotten. */
    public Map<String, String> kept(String... own) {
        var kept = new LinkedHashMap<String, String>();
        put(kept, "w", wizard);
        put(kept, "snapshot", snapshot);
        put(kept, "target", target.equals(NEW) ? null : target);
        put(kept, "on", elsewhere() ? on : null);
        put(kept, "overwrite", inPlace() && !overwrite.equals(RestoreOptions.OVERWRITES.getFirst()) ? overwrite : null);
        for (var field : own) {
            kept.remove(field);
        }
        return kept;
    }

    private static void put(Map<String, String> kept, String name, @Nullable String value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    /** The page. */
    public String address(String hostId) {
        return with(UriBuilder.of("/hosts/").path(hostId).path("restore"));
    }

    /** Where one of its buttons leads. */
    public String action(String hostId, String act) {
        return with(UriBuilder.of("/hosts/").path(hostId).path("restore").path(String.valueOf(wizard)).path(act));
    }

    private String with(UriBuilder address) {
        kept().forEach(address::queryParam);
        return address.build().toString();
    }
}
