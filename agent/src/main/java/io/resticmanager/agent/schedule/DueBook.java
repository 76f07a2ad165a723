package io.resticmanager.agent.schedule;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;

/** Up to which due time each schedule is done, on disk when a method returns. Damaged, it is as if all schedules were new. */
final class DueBook {

    private static final System.Logger LOG = System.getLogger(DueBook.class.getName());

    private final AtomicFile file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** {@code timing} is the one that {@code handled} is a due time of. */
    @Wire
    record Entry(String scheduleId, String timing, Instant handled) {}

    @Wire
    record Entries(List<Entry> entries) {}

    DueBook(AtomicFile file) {
        this.file = file;
        read().forEach(entry -> entries.put(entry.scheduleId(), entry));
    }

    private List<Entry> read() {
        try {
            var bytes = file.read();
            return bytes.isEmpty() ? List.of() : Json.read(bytes.get(), Entries.class).entries();
        } catch (Json.Malformed e) {
            LOG.log(System.Logger.Level.WARNING,
                    "what schedules have done can not be read: they begin anew now, nothing is caught up with");
            return List.of();
        }
    }

    /** Empty for one that is new, or due at other times than it was. */
    Optional<Instant> handled(Plan plan) {
        return Optional.ofNullable(entries.get(plan.id())).filter(entry -> entry.timing().equals(plan.timing()))
                .map(Entry::handled);
    }

    /** What was done of schedules that are none of these, or are due at other times now. */
    List<Entry> others(Collection<Plan> plans) {
        var kept = plans.stream().map(plan -> plan.id() + " " + plan.timing()).collect(Collectors.toSet());
        return entries.values().stream().filter(entry -> !kept.contains(entry.scheduleId() + " " + entry.timing()))
                .toList();
    }

    void handled(Plan plan, Instant due) {
        entries.put(plan.id(), new Entry(plan.id(), plan.timing(), due));
        write();
    }

    /**
     * From now on these and no others; the new ones have done nothing and are due after that moment.
     *
     * @param begun the last run of a schedule that the journal knows of: it was begun, even if that is not written here
     */
    void keep(Collection<Plan> plans, Instant now, Function<String, Optional<Instant>> begun) {
        var before = List.copyOf(entries.values());
        var kept = plans.stream().map(plan -> new Entry(plan.id(), plan.timing(),
                handled(plan).map(done -> later(done, begun.apply(plan.id()))).orElse(now))).toList();
        entries.clear();
        kept.forEach(entry -> entries.put(entry.scheduleId(), entry));
        if (!before.equals(kept)) {
            write();
        }
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    private void write() {
        file.replace(Json.bytes(new Entries(List.copyOf(entries.values()))));
    }
}
