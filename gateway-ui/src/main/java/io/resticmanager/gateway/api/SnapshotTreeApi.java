package io.resticmanager.gateway.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Asker;
import io.resticmanager.gateway.restore.Browser;
import io.resticmanager.gateway.restore.SnapshotPath;
import io.resticmanager.gateway.restore.Where;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** What stands in a snapshot, and how much room there is for it: read by an agent while somebody waits, at most 60 s. */
@Controller("/api/hosts/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@RoleFirst(Role.operator)
final class SnapshotTreeApi {

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9a-f]{8,64}");
    private static final int USUAL = 500;
    private static final int MOST = 1_000;

    private final Browser browser;
    private final Hub hub;

    SnapshotTreeApi(Browser browser, Hub hub) {
        this.browser = browser;
        this.hub = hub;
    }

    /** {@code total} is absent where the agent does not count. */
    @Wire
    record Folder(List<TreeEntry> items, @Nullable String nextCursor, @Nullable Long total) {}

    /** {@code more}: there is more than the limit. */
    @Wire
    record Found(List<FoundEntry> items, boolean more) {}

    @Get("/snapshots/{snapshot}/tree")
    Folder tree(Actor actor, String id, String snapshot, @QueryValue @Nullable String path,
            @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String via) {
        var from = from(cursor);
        var part = browser.list(Asker.ofTheApi(actor), where(actor, id, snapshot, via),
                SnapshotPath.checked(path == null ? SnapshotPath.TOP : path), from, limit(limit));
        return new Folder(part.entries(), part.more() ? String.valueOf(from + part.entries().size()) : null,
                part.total());
    }

    @Get("/snapshots/{snapshot}/find")
    Found find(Actor actor, String id, String snapshot, @QueryValue @Nullable String q,
            @QueryValue @Nullable Integer limit, @QueryValue @Nullable String via) {
        var found = browser.find(Asker.ofTheApi(actor), where(actor, id, snapshot, via), Typed.text(q), limit(limit));
        return new Found(found.entries(), found.more());
    }

    @Get("/free-space")
    Probed freeSpace(Actor actor, String id, @QueryValue @Nullable String path) {
        Allowed.check(actor, Role.operator);
        return browser.space(Asker.ofTheApi(actor), id, Typed.orNull(path));
    }

    private Where where(Actor actor, String id, String snapshot, @Nullable String via) {
        var lower = snapshot.toLowerCase(Locale.ROOT);
        if (!SNAPSHOT.matcher(lower).matches()) {
            throw new ProblemException(
                    Problem.invalid("snapshot", "A snapshot is named by 8 to 64 digits of its id."));
        }
        var through = Typed.orNull(via);
        // What is kept needs no host to read it; one that does not exist is an error
        // all the same.
        return new Where(id, through == null ? null : hub.host(actor, through).id(), lower);
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > Math.min(MOST, TreeFind.MOST))) {
            throw new ProblemException(Problem.invalid("limit", "A page has 1 to %d entries.".formatted(MOST)));
        }
        return limit == null ? USUAL : limit;
    }

    private static int from(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw new ProblemException(Problem.invalid("cursor", "This is not the next_cursor of a page before."));
        }
        return Integer.parseInt(cursor);
    }
}
