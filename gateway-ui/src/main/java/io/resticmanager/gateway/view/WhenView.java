package io.resticmanager.gateway.view;

import java.util.List;

import io.resticmanager.contracts.schedule.SchedulesRpc.Meaning;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/** What a cron line means in a zone; {@code meaning} is null when it can not be read, or nobody can be asked. */
public record WhenView(@Nullable Meaning meaning, String zone, FormView wrong) {

    public boolean known() {
        return meaning != null;
    }

    public String sentence() {
        return meaning == null ? "" : meaning.sentence() + ", " + zone;
    }

    /** The next due times in that zone. */
    public List<String> next() {
        var at = Zones.parse(zone);
        return meaning == null
                ? List.of()
                : meaning.nextRuns().stream().map(time -> ZonedWords.time(time, at)).toList();
    }

    /** What is wrong with the line or the zone. */
    public String problem() {
        return String.join(" ", wrong.error("cron"), wrong.error("time_zone"), wrong.summary()).strip();
    }
}
