package io.resticmanager.agent.restic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Gathers what a check says: a summary since 0.18, and words. Heard from two threads. */
final class CheckReport {

    private static final Pattern PACK = Pattern.compile(
            "(?:[Pp]ack |Pack ID does not match, want )([0-9a-f]{64})(?: contains|: does not exist|: unexpected|,)");
    static final int MOST_PACKS = 100;

    @Wire
    record Summary(@Nullable String messageType, @Nullable Long numErrors, @Nullable List<String> brokenPacks,
            @Nullable Boolean suggestRepairIndex, @Nullable Boolean suggestPrune) {}

    private final Set<String> packs = new LinkedHashSet<>();
    private long complaints;
    private boolean repairIndex;
    private boolean prune;
    private @Nullable Summary summary;

    /** @return whether the line was the summary */
    synchronized boolean summed(String line) {
        if (!line.startsWith("{")) {
            hinted(line);
            return false;
        }
        try {
            var read = Json.read(line, Summary.class);
            summary = "summary".equals(read.messageType()) ? read : summary;
            return "summary".equals(read.messageType());
        } catch (Json.Malformed _) {
            return false;
        }
    }

    synchronized void complained(ErrorLine line) {
        var text = line.shown();
        hinted(text);
        PACK.matcher(text).results().map(found -> found.group(1)).limit(MOST_PACKS - Math.min(packs.size(), MOST_PACKS))
                .forEach(packs::add);
        complaints += line instanceof ErrorLine.Verdict || text.startsWith("Fatal:") ? 0 : 1;
    }

    private void hinted(String text) {
        repairIndex |= text.contains("rebuild-index") || text.contains("repair index");
        prune |= text.contains("restic prune");
    }

    /** Whether the check could be done, and the repository is not as it should be. */
    static boolean damaged(int code, String words) {
        return ResticExit.of(code) == ResticExit.FAILED && Damage.said(words);
    }

    synchronized Finding.Checked found(@Nullable String subset, boolean damaged) {
        var told = summary == null
                ? new Summary(null, complaints, List.of(), repairIndex, prune)
                : summary;
        if (told.brokenPacks() instanceof List<String> named) {
            packs.addAll(named);
        }
        return new Finding.Checked(subset, damaged ? Math.max(1, number(told.numErrors())) : 0,
                damaged ? packs.stream().limit(MOST_PACKS).toList() : List.of(),
                Boolean.TRUE.equals(told.suggestRepairIndex()), Boolean.TRUE.equals(told.suggestPrune()));
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
