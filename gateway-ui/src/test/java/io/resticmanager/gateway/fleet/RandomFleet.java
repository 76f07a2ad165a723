package io.resticmanager.gateway.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** A fleet to which things happen, each told as its service tells it: the change first, then the event about it. */
final class RandomFleet {

    private static final Instant NOON = Stories.NOON;

    private final Gateway gateway;
    private final Random random;
    private final List<HubHost> hosts = new ArrayList<>();
    private final List<String> raised = new ArrayList<>();
    private long revision;

    RandomFleet(Gateway gateway, long seed) {
        this.gateway = gateway;
        this.random = new Random(seed);
    }

    void happens() {
        if (hosts.isEmpty() || random.nextInt(8) == 0) {
            enrolled();
            return;
        }
        var host = hosts.get(random.nextInt(hosts.size()));
        switch (random.nextInt(8)) {
            case 0 -> updated(host);
            case 1 -> present(host);
            case 2 -> worked(host, JobStatus.running);
            case 3 -> worked(host, JobStatus.values()[random.nextInt(JobStatus.values().length)]);
            case 4 -> due(host);
            case 5 -> measured(host);
            case 6 -> alerted(host);
            default -> removed(host);
        }
    }

    private void enrolled() {
        var host = Stories.host("host-" + hosts.size() + "-" + random.nextInt(1_000), Presence.online, tag());
        hosts.add(host);
        gateway.hub().knows(host);
        tell("hub", new Event.HostEnrolled(Ids.next(), NOON, host.id(), next(), host.name(), "linux", "amd64",
                host.tags(), null));
    }

    private void updated(HubHost host) {
        var changed = HostStory.of(host).changed(new HubRpc.UpdateHost(host.id(), null,
                List.of(tag()), random.nextBoolean())).host();
        keep(host, changed);
        tell("hub", new Event.HostUpdated(Ids.next(), NOON, host.id(), next(), host.name(), "linux", "amd64",
                changed.tags(), changed.paused()));
    }

    private void present(HubHost host) {
        keep(host, random.nextBoolean()
                ? HostStory.of(host).refused("clone", "Two.").host()
                : HostStory.of(host).disconnected().host());
        tell("hub", new Event.HostOffline(Ids.next(), NOON, host.id(), next(), host.name(), NOON, null, null));
    }

    private void worked(HubHost host, JobStatus status) {
        var job = Stories.job(host.id(), JobKind.backup, status);
        jobs(host, status.over() ? job : null, status.over() ? null : job, 0);
        tell("jobs", new Event.JobBegan(Ids.next(), NOON, host.id(), next(), job.id(), JobKind.backup, null, "alice"));
    }

    private void due(HubHost host) {
        jobs(host, Stories.job(host.id(), JobKind.backup, JobStatus.succeeded), null, random.nextInt(3));
        var dueAt = gateway.clock().instant().minusSeconds(random.nextInt(1_000_000));
        gateway.ledger().knows(new Run(host.id(), Ids.next(), "nightly", JobKind.backup, dueAt, RunState.ended, false,
                Ids.next(), random.nextBoolean() ? JobStatus.succeeded : JobStatus.failed, false, 0, null));
        tell("jobs", new Event.RunChanged(Ids.next(), NOON, host.id(), next(), Ids.next(), NOON, "overdue", null));
    }

    private void measured(HubHost host) {
        var size = random.nextLong(1L << 40);
        gateway.get(FakeFindings.class).knows(new RepositoryHealth(host.id(), RepositoryState.ready, null,
                List.of(new Measurement(NOON, size, null, 3, null)), null, null, List.of(), null, 0, List.of()));
        tell("jobs", new Event.RepositoryMeasured(Ids.next(), NOON, host.id(), next(), null, size, 3));
    }

    // One more, or one that is over.
    private void alerted(HubHost host) {
        var alerts = gateway.alerts();
        if (raised.isEmpty() || random.nextBoolean()) {
            raised.add(alerts.raises(Tales.of(host, AlertKind.check_failed, "Damaged.", NOON)).id());
        } else {
            alerts.clears(raised.remove(random.nextInt(raised.size())), "It went well.");
        }
    }

    private void removed(HubHost host) {
        hosts.remove(host);
        gateway.hub().forgets(host.id());
        tell("hub", new Event.HostRemoved(Ids.next(), NOON, host.id(), next(), host.name(), "linux", "amd64",
                host.tags()));
    }

    private void jobs(HubHost host, @Nullable Job last, @Nullable Job current, int missed) {
        var standing = new Standing(missed == 0 ? Standing.Protection.safe : Standing.Protection.at_risk,
                missed == 0 ? null : "Runs did not come", 1, missed, NOON.plusSeconds(3_600));
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready, last, current, 0, 3, null, standing));
    }

    private void keep(HubHost old, HubHost changed) {
        hosts.set(hosts.indexOf(old), changed);
        gateway.hub().knows(changed);
    }

    private String tag() {
        return List.of("prod", "lab", "home").get(random.nextInt(3));
    }

    private long next() {
        revision++;
        return revision;
    }

    private void tell(String service, Event event) {
        var outbox = gateway.context().getBean(Outbox.class, Qualifiers.byName(service));
        gateway.context().getBean(Transactions.class, Qualifiers.byName(service)).write(() -> outbox.add(event));
    }
}
