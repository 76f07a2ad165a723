package io.resticmanager.agent.look;

import java.util.List;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Entry;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Json;

/**
 * Names in a whole snapshot. {@code restic find} takes as long as {@code restic ls}, but has its own idea of a pattern, and tells what it found
 * in one line at the end: so all is listed, and restic is ended as soon as there is one more than may be told (ADR 63).
 */
final class FindLook {

    private final HubMessage.TreeFind asked;
    private final NameMatch match;
    private final Leash leash;
    private final Page<FoundEntry> page;

    /** @param leash of this restic and of no other */
    FindLook(HubMessage.TreeFind asked, Leash leash) {
        this.asked = asked;
        this.match = new NameMatch(asked.pattern());
        this.leash = leash;
        this.page = new Page<>(asked.limit(),
                FolderLook.MOST_BYTES
                        - Json.bytes(new TreeFound(asked.snapshotId(), asked.pattern(), List.of(), false)).length);
    }

    Answer<AgentMessage.Looked> find(Restic restic) throws InterruptedException {
        var answer = restic.listUnlocked(asked.snapshotId(), this::heard);
        // Ended by us, most likely.
        return answer instanceof Answer.Ended<String> && page.full()
                ? new Answer.Done<>(found(), 0)
                : answer.then(_ -> new Answer.Done<>(found(), 0));
    }

    private TreeFound found() {
        return new TreeFound(asked.snapshotId(), asked.pattern(), page.entries(), page.full());
    }

    private void heard(Entry entry) {
        if (!page.full() && match.of(entry.name())) {
            var found = new FoundEntry(entry.path(), entry.type(), entry.size(), entry.modified(), entry.mode());
            if (!page.add(found, Json.bytes(found).length)) {
                leash.pull(Leash.Reason.CANCELLED);
            }
        }
    }
}
