package io.resticmanager.gateway.restore;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fleet.FleetFilter;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.fleet.Order;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.PathsStep.FoundStep;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.view.SnapshotView;
import org.jspecify.annotations.Nullable;

/** What stands in each step of the wizard. */
@Singleton
final class WizardModels {

    private static final int MOST_HOSTS = 200;

    private final Hub hub;
    private final Snapshots snapshots;
    private final Tree tree;
    private final FleetRows fleet;
    private final Away away;

    WizardModels(Hub hub, Snapshots snapshots, Tree tree, FleetRows fleet, Away away) {
        this.away = away;
        this.hub = hub;
        this.snapshots = snapshots;
        this.tree = tree;
        this.fleet = fleet;
    }

    WizardView view(Actor actor, HubHost host, Wizard wizard, Wish asked, boolean forgotten) {
        var wish = asked.by(wizard.id());
        var all = snapshots.of(actor, host.id(), wish.snapshot());
        var first = SnapshotStep.of(all, wish);
        if (first.chosen() == null) {
            return new WizardView(host, wish, first, null, null, null, forgotten);
        }
        var snapshot = first.chosen().snapshot();
        wizard.about(snapshot.id());
        wizard.wish(wish);
        var paths = paths(host, tree(actor, host, wizard, wish), snapshot);
        var target = paths.selection().isEmpty() ? null : target(actor, host, wizard, paths);
        return new WizardView(host, wish, first, paths, target, review(first.chosen(), paths, target), forgotten);
    }

    /** The page as far as a part of the tree needs it. */
    static WizardView frame(HubHost host, Wish wish) {
        return new WizardView(host, wish, SnapshotStep.of(List.of(), wish), null, null, null, false);
    }

    /** What the wizard looks into, and through whom: its own host, or the target where that is gone. */
    Tree.Of tree(Actor actor, HubHost host, Wizard wizard, Wish wish) {
        var via = !away.is(host) || !actor.role().covers(Role.admin)
                ? null
                : other(actor, host, wish);
        return new Tree.Of(new Asker(actor, wizard.id()),
                new Where(host.id(), via == null ? null : via.id(), wizard.snapshotId()), wizard);
    }

    /** Where it is to go; empty while that is not complete. */
    Optional<Target> target(Actor actor, HubHost host, Wish wish) {
        if (wish.elsewhere()) {
            return Optional.ofNullable(other(actor, host, wish))
                    .map(other -> new Target(host, other, Mode.new_directory, wish.overwrite()));
        }
        return Optional.of(new Target(host, host, wish.inPlace() ? Mode.in_place : Mode.new_directory,
                wish.overwrite()));
    }

    private PathsStep paths(HubHost host, Tree.Of about, Snapshot snapshot) {
        var selection = about.wizard().selection();
        var found = about.wizard().found();
        var via = about.where().via();
        var others = away.is(host) && about.asker().actor().role().covers(Role.admin)
                ? others(host)
                : List.<HubHost>of();
        return new PathsStep(tree.top(about),
                found == null ? null : new FoundStep(found.pattern(), tree.found(about.wizard()), found.more()),
                selection, Need.of(selection, snapshot.bytes()),
                via == null ? null : hub.host(about.asker().actor(), via), others);
    }

    private TargetStep target(Actor actor, HubHost host, Wizard wizard, PathsStep paths) {
        var target = target(actor, host, wizard.wish()).map(one -> one.below(wizard.below(one.host().id())))
                .orElse(null);
        var others = actor.role().covers(Role.admin) ? others(host) : List.<HubHost>of();
        return new TargetStep(target, host, others, paths.need(),
                target == null ? List.of() : target.refusals(paths.selection()), wizard.below(host.id()));
    }

    private static @Nullable ReviewStep review(SnapshotView snapshot, PathsStep paths, @Nullable TargetStep target) {
        if (target == null || target.target() == null) {
            return null;
        }
        var chosen = target.target();
        return chosen.inPlace() && paths.selection().everything()
                ? null
                : new ReviewStep(snapshot, paths.selection(), paths.need(), chosen);
    }

    private @Nullable HubHost other(Actor actor, HubHost host, Wish wish) {
        if (!wish.elsewhere() || wish.on() == null || Objects.equals(wish.on(), host.id())) {
            return null;
        }
        try {
            return hub.host(actor, wish.on());
        } catch (ProblemException gone) {
            return null;
        }
    }

    /** The hosts that could take the files, by name. */
    List<HubHost> others(HubHost host) {
        var online = new FleetFilter(null, null, Presence.online, null, false);
        try {
            return fleet.page(online, Order.name, null, MOST_HOSTS).hosts().stream().map(FleetHost::hub)
                    .filter(other -> !other.id().equals(host.id())).toList();
        } catch (ProblemException notKnownYet) {
            return List.of();
        }
    }
}
