package io.resticmanager.agent.look;

import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** One folder of a snapshot, page by page: the first by one restic, the others from the spool as long as that has them. */
final class FolderLook {

    static final int MOST_BYTES = 128 * 1024;

    private static final String LONGEST_NEXT = "x".repeat(64);

    private final HubMessage.TreeList asked;
    private final Spool spool;
    private final Spool.Folder folder;
    private final int room;
    private final @Nullable Cursor from;

    FolderLook(HubMessage.TreeList asked, HubMessage.Repository repository, Spool spool) {
        this.asked = asked;
        this.spool = spool;
        this.folder = new Spool.Folder(repository.id() + " " + repository.url(), asked.snapshotId(), asked.path());
        this.room = MOST_BYTES - Json.bytes(listed(List.of(), LONGEST_NEXT, Long.MAX_VALUE)).length;
        this.from = Optional.ofNullable(asked.next()).flatMap(Cursor::parse).orElse(null);
    }

    private TreeListed listed(List<TreeEntry> entries, @Nullable String next, long total) {
        return new TreeListed(asked.snapshotId(), asked.path(), entries, next, total);
    }

    /** The page without restic, if it is here. */
    Optional<AgentMessage.Looked> kept() {
        return from == null
                ? Optional.empty()
                : spool.find(from, folder).flatMap(listing -> page(listing, from));
    }

    private Optional<AgentMessage.Looked> page(Spool.Listing listing, Cursor at) {
        var page = page();
        return spool.read(listing, at, page, room)
                ? Optional.of(listed(page, listing.id(), at.index(), at.offset() + page.bytes(), listing.total()))
                : Optional.empty();
    }

    private Page<TreeEntry> page() {
        return new Page<>(TreeListed.MOST, room);
    }

    private TreeListed listed(Page<TreeEntry> page, String listing, long first, long offset, long total) {
        var entries = page.entries();
        var after = first + entries.size();
        return listed(entries, after < total ? new Cursor(listing, after, offset).text() : null, total);
    }

    /** The page by one restic, which lists the folder to its end. */
    Answer<AgentMessage.Looked> list(Restic restic) throws InterruptedException {
        var rest = new Spooling(spool);
        try {
            return list(restic, rest);
        } finally {
            rest.discard();
        }
    }

    private Answer<AgentMessage.Looked> list(Restic restic, Spooling rest) throws InterruptedException {
        var first = from == null ? 0 : from.index();
        var page = page();
        var reading = new FolderReading(asked.path(), first, page, rest);
        return restic.listFolder(asked.snapshotId(), asked.path(), reading::heard).then(_ -> {
            var objection = reading.objection(asked.snapshotId());
            if (objection.isPresent()) {
                return new Answer.Failed<>(objection.get(), 0);
            }
            rest.keep(folder, first + page.entries().size(), reading.total());
            return new Answer.Done<>(listed(page, rest.id(), first, 0, reading.total()), 0);
        });
    }
}
