package io.resticmanager.jobs.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.HostLookup.KnownHost;
import io.resticmanager.jobs.snapshot.KnownSnapshots;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Judges what only the books and the hub can tell of a restore: whether the host has the snapshot, whether the name that was typed
 * is the host's, what its restic can do, and whether the other host that is to restore is there. See decision 65.
 */
@Singleton
final class Restores {

    private static final Actor SELF = Actor.system("jobs");
    private static final int UNKNOWN = 404;
    private static final String ALWAYS = RestoreOptions.OVERWRITES.getFirst();
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*");
    private static final int CHOOSES = 17;

    private final HostLookup lookup;
    private final KnownSnapshots snapshots;
    private final RestoreAudit audit;
    private final RpcClient client;
    private final Transactions transactions;

    Restores(HostLookup lookup, KnownSnapshots snapshots, RestoreAudit audit, @Named("jobs") RpcClient client,
            @Named("jobs") Transactions transactions) {
        this.lookup = lookup;
        this.snapshots = snapshots;
        this.audit = audit;
        this.client = client;
        this.transactions = transactions;
    }

    /** Where it runs. Its repository is the source's, whoever restores. */
    static Routes.Route route(String host, RestoreOptions options) {
        return new Routes.Route(Objects.requireNonNullElse(options.target().hostId(), host), false);
    }

    /**
     * With the full id of the snapshot and without the name that was typed: who wants the same again types it again. 422 with
     * all that is wrong. Asks the hub, so never in a transaction; its own problem when it can not be asked.
     */
    Reply<RestoreOptions> judged(Actor actor, KnownHost host, RestoreOptions asked) {
        var errors = new ArrayList<FieldError>();
        var snapshot = snapshot(host.id(), asked.snapshotId(), errors);
        var outage = asked.inPlace() ? inPlace(actor, host.id(), asked, errors) : target(asked, errors);
        if (outage.isPresent()) {
            return Reply.refused(outage.get());
        }
        return errors.isEmpty()
                ? Reply.of(new RestoreOptions(snapshot, asked.paths(), asked.target(), null, asked.overwrite()))
                : Reply.refused(Problem.invalid(errors));
    }

    private String snapshot(String host, String prefix, List<FieldError> errors) {
        var found = transactions.<List<String>>read(() -> snapshots.beginningWith(host, prefix));
        if (found.size() != 1) {
            errors.add(new FieldError("options.snapshot_id", found.isEmpty()
                    ? "No snapshot %s of this host is known. Run snapshots on the host to have its list renewed, and choose again."
                            .formatted(prefix)
                    : "More than one snapshot begins with " + prefix + "; name more digits."));
        }
        return found.isEmpty() ? "" : found.getFirst();
    }

    private Optional<Problem> target(RestoreOptions asked, List<FieldError> errors) {
        var elsewhere = asked.target().hostId();
        if (elsewhere == null || !(lookup.find(elsewhere) instanceof Reply.Refused<KnownHost>(var problem))) {
            return Optional.empty();
        }
        if (problem.status() != UNKNOWN) {
            return Optional.of(problem);
        }
        errors.add(new FieldError("options.target.host_id",
                "There is no such host, or it was removed. Choose another one."));
        return Optional.empty();
    }

    private Optional<Problem> inPlace(Actor actor, String host, RestoreOptions asked, List<FieldError> errors) {
        return switch (client.call(HubRpc.HOST, new HubRpc.HostId(host), SELF)) {
            case Reply.Refused<HubHost>(var problem) -> Optional.of(problem);
            case Reply.Value<HubHost>(var now) -> {
                confirmed(actor, now, asked, errors);
                overwrite(now.resticVersion(), asked.overwrite()).ifPresent(errors::add);
                yield Optional.empty();
            }
        };
    }

    private void confirmed(Actor actor, HubHost host, RestoreOptions asked, List<FieldError> errors) {
        if (!host.name().equals(asked.confirmHostName())) {
            var why = asked.confirmHostName() == null
                    ? "This replaces files. Type the host's name, %s, to confirm it.".formatted(host.name())
                    : "This is not the host's name. Type %s, exactly so.".formatted(host.name());
            errors.add(new FieldError("options.confirm_host_name", why));
            audit.refused(actor, host.id(), asked, asked.confirmHostName() == null
                    ? "the host's name was not typed"
                    : "what was typed is not the host's name: " + Shown.of(asked.confirmHostName()));
        }
    }

    private static Optional<FieldError> overwrite(@Nullable String restic, @Nullable String overwrite) {
        if (overwrite == null || overwrite.equals(ALWAYS) || chooses(restic)) {
            return Optional.empty();
        }
        var has = restic == null ? "which restic this host has is not known" : "this host has restic " + restic;
        return Optional.of(new FieldError("options.overwrite",
                "To overwrite %s, restic 0.17 or newer is needed, and %s. Update it, or overwrite always."
                        .formatted(overwrite, has)));
    }

    private static boolean chooses(@Nullable String restic) {
        var match = VERSION.matcher(Objects.requireNonNullElse(restic, ""));
        return match.matches()
                && (Integer.parseInt(match.group(1)) > 0 || Integer.parseInt(match.group(2)) >= CHOOSES);
    }
}
