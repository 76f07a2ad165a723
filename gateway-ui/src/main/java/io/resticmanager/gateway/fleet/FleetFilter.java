package io.resticmanager.gateway.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection;
import org.jspecify.annotations.Nullable;

/** Which hosts to list; what is absent does not restrict. The text is looked for in name, host name, system and tags, in whatever case. */
public record FleetFilter(@Nullable String text, @Nullable String tag, @Nullable Presence presence,
        Protection.@Nullable Level protection, boolean running) {

    public static final FleetFilter EVERY = new FleetFilter(null, null, null, null, false);

    /** A condition and the values of its question marks. */
    record Where(List<String> conditions, List<String> values) {

        private Where and(String condition, @Nullable String value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value);
            }
            return this;
        }
    }

    Where where() {
        var where = new Where(new ArrayList<>(), new ArrayList<>())
                .and("instr(words, ?) > 0", text == null ? null : text.toLowerCase(Locale.ROOT))
                .and("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)", tag)
                .and("presence = ?", presence == null ? null : presence.name())
                .and("protection = ?", protection == null ? null : protection.word());
        return running ? where.and("running = CAST(? AS INTEGER)", "1") : where;
    }
}
