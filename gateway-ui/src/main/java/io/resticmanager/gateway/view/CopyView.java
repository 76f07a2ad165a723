package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.resticmanager.contracts.schedule.Schedule;

/**
 * The hosts that a schedule may be copied to: by id, in the order of their names; {@code bare} are those without a repository,
 * which get none; {@code chosen} as they were sent.
 */
public record CopyView(Schedule schedule, HostView host, Map<String, String> names, Set<String> bare, String find,
        List<String> chosen, FormView form) {

    /** More are not listed; nobody ticks that many. */
    public static final int MOST = 200;

    /** A host to tick, unless it is {@code bare}, and what was wrong with it. */
    public record Target(String id, String name, boolean bare, boolean chosen, String error) {}

    public List<Target> targets() {
        return names.entrySet().stream().limit(MOST).map(each -> target(each.getKey(), each.getValue())).toList();
    }

    /** Whether one of them can be ticked. */
    public boolean any() {
        return targets().stream().anyMatch(target -> !target.bare());
    }

    private Target target(String id, String name) {
        return new Target(id, name, bare.contains(id), !bare.contains(id) && chosen.contains(id), error(id));
    }

    public boolean cut() {
        return names.size() > MOST;
    }

    /** What is wrong with none of the hosts that are listed. */
    public String summary() {
        return form.summary().isEmpty()
                ? form.elsewhere(chosen.stream().filter(names::containsKey).map(this::field).toList())
                : form.summary();
    }

    private String error(String id) {
        return chosen.contains(id) ? form.own(field(id)) : "";
    }

    private String field(String id) {
        return "host_ids[" + chosen.indexOf(id) + "]";
    }
}
