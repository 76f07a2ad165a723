package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.JobPeriod;
import org.jspecify.annotations.Nullable;

/** Which rows the list shows, and what else it could show; no period is the last 7 days. */
public record AuditAsked(@Nullable String actor, @Nullable String action, @Nullable String period,
        @Nullable String text, List<String> actors, List<String> actions) {

    private static final Map<String, String> PERIODS = new LinkedHashMap<>();

    static {
        PERIODS.put(JobPeriod.day.word(), "Last 24 hours");
        PERIODS.put(JobPeriod.month.word(), "Last 30 days");
        PERIODS.put(JobPeriod.all.word(), "All time");
    }

    /** People by name; agents and services by what they are, of whom there can be many. */
    public List<Choice> people() {
        var all = new LinkedHashMap<String, String>();
        actors.stream().filter(name -> name.indexOf(':') < 0).forEach(name -> all.put(name, name));
        all.put("agent:*", "Agents");
        all.put("system:*", "The system");
        return Choice.of("Everyone", all, actor);
    }

    public List<Choice> whats() {
        return Choice.of("Every action", actions.stream().collect(Collectors.toMap(name -> name, AuditWords::action,
                (first, _) -> first, LinkedHashMap::new)), action);
    }

    public List<Choice> periods() {
        return Choice.of("Last 7 days", PERIODS, period);
    }

    /** Whether it leaves out anything of all time. */
    public boolean restricts() {
        return actor != null || action != null || text != null || !JobPeriod.all.word().equals(period);
    }
}
