package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.fleet.FleetHost.Size;
import io.resticmanager.gateway.host.Behind;
import io.resticmanager.gateway.host.Fleet;
import io.resticmanager.gateway.restore.WizardSamples;
import org.junit.jupiter.params.provider.Arguments;

/** Every page and every part of one, with nothing, one, many and hostile things to show: names and their models. */
final class PageSamples {

    private PageSamples() {}

    static Stream<Arguments> pages() {
        var pages = Stream.<Arguments>builder();
        fleets().forEach(fleet -> pages.add(page("dashboard", Map.of("fleet", fleet))));
        hosts().forEach(host -> {
            pages.add(page("hosts/overview",
                    Map.of("host", host, "jobs", JobListSamples.jobs(), "waiting", waiting(host), "restores",
                            RestoreSamples.views(), "run",
                            new RunPanel(host, FormView.EMPTY, "check", null), "ledger",
                            ScheduleSamples.ledger(host))));
            ScheduleSamples.pages(host).forEach(pages::add);
            Stream.concat(FormSamples.refused(), FormSamples.refusedAsAWhole())
                    .forEach(form -> FormSamples.steps().forEach(step -> pages.add(page(
                            "hosts/overview", Map.of("host", host, "run", new RunPanel(host, form, null, step),
                                    "ledger", ScheduleSamples.unknown(host))))));
            pages.add(page("hosts/settings", settings(host, FormView.EMPTY)));
            pages.add(page("hosts/settings", settings(host, new FormView(Map.of("name", HOSTILE, "tags", HOSTILE,
                    "confirm", HOSTILE),
                    Problem.invalid(List.of(new FieldError("name", HOSTILE),
                            new FieldError("tags[1]", HOSTILE), new FieldError("confirm", HOSTILE)))))));
            pages.add(page("hosts/snapshots", Map.of("host", host, "snapshots", List.of(), "unexplained", List.of(),
                    "chosen", List.of(), "form", FormSamples.conflict(), "total", 0L)));
            pages.add(page("hosts/snapshots", Map.of("host", host, "snapshots", snapshots(), "unexplained",
                    List.of(HOSTILE), "chosen", List.of("4f5c1b0d9a8e"), "form", FormView.EMPTY, "total", 2L,
                    "reportedAt", NOON,
                    "next", "c", "cursor", HOSTILE)));
            JobListSamples.onAHost().forEach(list -> pages.add(page("hosts/jobs", Map.of("host", host, "list", list))));
            OperationSamples.healths().forEach(health -> pages.add(page("hosts/repository", Map.of("host", host,
                    "health", health, "locks", OperationSamples.locksOf(health)))));
            OperationSamples.diffs().forEach(diff -> pages.add(page("hosts/diff", Map.of("host", host, "diff", diff,
                    "form", FormSamples.conflict(), "step", FormSamples.steps().getLast()))));
        });
        Stream.of(JobListSamples.jobs().stream().map(JobView::job), OperationSamples.jobs(), RestoreSamples.jobs())
                .flatMap(jobs -> jobs).forEach(job -> {
                    pages.add(page("jobs/job", OperationSamples.page(job, FormView.EMPTY)));
                    pages.add(page("jobs/job", OperationSamples.page(job, new FormView(Map.of("confirm", HOSTILE),
                            Problem.invalid("confirm", HOSTILE)))));
                    OperationSamples.logs().forEach(log -> {
                        var model = new HashMap<>(OperationSamples.page(job, FormView.EMPTY));
                        model.put("log", log);
                        pages.add(page("jobs/job", model));
                    });
                    var refused = new HashMap<>(OperationSamples.page(job, FormSamples.conflict()));
                    refused.put("step", FormSamples.steps().getLast());
                    pages.add(page("jobs/job", refused));
                });
        JobListSamples.ofTheFleet()
                .forEach(list -> pages.add(page("jobs/list", Map.of("list", list, "head", JobListSamples.HEAD))));
        WizardSamples.pages().forEach(model -> pages.add(page("restore/wizard", model)));
        AlertSamples.lists().forEach(list -> pages.add(page("alerts/list", Map.of("list", list))));
        AuditSamples.lists().forEach(list -> pages.add(page("audit/list", Map.of("list", list))));
        AuditSamples.verdicts().forEach(verdict -> pages
                .add(page("audit/list", Map.of("list", AuditSamples.lists().getFirst(), "verdict", verdict))));
        AlertSamples.stories().forEach(story -> {
            pages.add(page("alerts/alert", Map.of("story", story, "form", FormView.EMPTY)));
            pages.add(page("alerts/alert", Map.of("story", story, "form", FormSamples.wrongForm())));
        });
        ChannelSamples.lists().forEach(
                list -> pages.add(page("notifications/list", Map.of("list", list, "form", FormView.EMPTY))));
        pages.add(page("notifications/list", Map.of("list", ChannelSamples.lists().getFirst(), "form",
                FormSamples.conflict())));
        SettingsSamples.cards().forEach(cards -> pages.add(page("notifications/list", Map.of("list",
                ChannelSamples.lists().get(1), "form", FormView.EMPTY, "settings", cards))));
        ChannelSamples.pages().forEach(model -> pages.add(page("notifications/channel", model)));
        PeopleSamples.pages().forEach(pages::add);
        AlertSamples.marks().forEach(
                mark -> pages.add(page("dashboard", Map.of("fleet", fleets().getLast(), "alerts", mark))));
        DiskSamples.notes()
                .forEach(note -> pages.add(page("dashboard", Map.of("fleet", fleets().getLast(), "disk", note))));
        pages.add(page("hosts/new", Map.of("form", FormView.EMPTY, "hosts", choices(null))));
        pages.add(page("hosts/new",
                Map.of("form", FormSamples.wrongForm(), "hosts", choices(ID), "replaces", ID, "replaced",
                        HOSTILE)));
        pages.add(page("hosts/enrolments", Map.of("tokens", List.of())));
        pages.add(page("hosts/enrolments", Map.of("tokens", List.of(new TokenState(ID, HOSTILE, NOON, null, false)))));
        enrolments().forEach(state -> pages.add(page("hosts/enrolled", Map.of("state", state))));
        pages.add(page("login", Map.of("form", FormView.EMPTY)));
        pages.add(page("login", Map.of("form", new FormView(Map.of("username", HOSTILE), Problem.notFound(HOSTILE)))));
        pages.add(page("setup", Map.of("form", FormView.EMPTY)));
        pages.add(page("setup",
                Map.of("form", new FormView(Map.of("token", HOSTILE), Problem.invalid("password", "Short.")))));
        pages.add(page("error", Map.of("problem", Problem.invalid(List.of(new FieldError("a", HOSTILE))))));
        TokenSamples.pages().forEach(pages::add);
        return pages.build();
    }

    static Stream<Arguments> fragments() {
        var job = new JobView(Samples.job(JobStatus.running), HOSTILE, NOON);
        var host = hosts().getFirst();
        var heartbeats = SettingsSamples.heartbeats().stream()
                .map(one -> page("fragments/heartbeat", Map.of("heartbeat", one)));
        return Stream.concat(heartbeats, Stream.of(
                page("fragments/fleet", Map.of("fleet", fleets().getLast())),
                page("fragments/alerts", Map.of("list", AlertSamples.lists().getFirst())),
                page("fragments/alerts-head", Map.of()),
                page("fragments/alerts-mark", Map.of()),
                page("fragments/alerts-banner", Map.of()),
                page("fragments/disk", Map.of("disk", DiskSamples.notes().getLast())),
                page("fragments/host-alerts", Map.of("hostId", ID, "found", AlertSamples.ofHost())),
                page("fragments/host-alerts", Map.of("hostId", ID)),
                page("fragments/alert", Map.of("story", AlertSamples.stories().getFirst())),
                page("fragments/channels", Map.of("list", ChannelSamples.lists().getFirst())),
                page("fragments/channel", ChannelSamples.page(ChannelSamples.channels().getFirst(), FormView.EMPTY)),
                page("fragments/channel-log",
                        ChannelSamples.page(ChannelSamples.channels().getFirst(), FormView.EMPTY)),
                page("fragments/row", Map.of("row", rows().getFirst())),
                page("fragments/jobs", Map.of("list", JobListSamples.ofTheFleet().getFirst())),
                page("fragments/jobs", Map.of("list", JobListSamples.onAHost().getFirst())),
                page("fragments/jobs-head", Map.of("head", JobListSamples.HEAD)),
                page("fragments/job-states", Map.of("list", JobListSamples.ofTheFleet().getFirst())),
                page("fragments/host-head", Map.of("host", host, "tab", "overview")),
                page("fragments/schedules", Map.of("host", host, "schedules", ScheduleSamples.views(host), "days",
                        ScheduleSamples.days())),
                page("fragments/host-ledger", Map.of("ledger", ScheduleSamples.ledger(host))),
                page("fragments/host-next", Map.of("ledger", ScheduleSamples.ledger(host))),
                page("fragments/host-recent", Map.of("host", host, "jobs", JobListSamples.jobs())),
                page("fragments/host-restores", Map.of("host", host, "restores", RestoreSamples.views())),
                page("fragments/host-waiting", Map.of("host", host, "waiting", waiting(host))),
                page("fragments/host-agent", settings(host, FormView.EMPTY)),
                page("fragments/enrolment", Map.of("state", enrolments().getFirst())),
                page("fragments/enrolment", Map.of("state", enrolments().getLast())),
                page("fragments/job-head", OperationSamples.page(job.job(), FormView.EMPTY)),
                page("fragments/repository", Map.of("host", host, "health", OperationSamples.healths().getLast(),
                        "locks", OperationSamples.locksOf(OperationSamples.healths().getLast()))),
                page("fragments/diff", Map.of("diff", OperationSamples.diffs().getLast())),
                page("fragments/job-found", OperationSamples.page(job.job(), FormView.EMPTY)),
                page("fragments/job-progress", Map.of("job", job))));
    }

    private static Arguments page(String name, Map<String, Object> model) {
        return Arguments.of(name, model);
    }

    private static List<FleetView> fleets() {
        var asked = new FleetAsked(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        return List.of(
                new FleetView(new Fleet(0, 0, 0, 0, 0, 0, 0, 0), Behind.NOBODY, List.of(), null, FleetAsked.ALL,
                        List.of()),
                new FleetView(new Fleet(1, 1, 0, 0, 0, 1, 0, 0), new Behind(List.of(HOSTILE), List.of(), List.of()),
                        List.of(), null, asked, List.of(HOSTILE)),
                new FleetView(new Fleet(4, 2, 1, 0, 1, 2, 1, 1), Behind.NOBODY, rows(), "/?cursor=x", FleetAsked.ALL,
                        List.of("prod", HOSTILE)));
    }

    // One row: on a page, an id stands once.
    private static List<RowView> rows() {
        var host = hosts().getFirst().host();
        var days = List.of(new RunDay(LocalDate.of(2026, 5, 4), 1, 0, 0, 0, 0, 0, 0));
        return List.of(new RowView(new FleetHost(host.hub(), host.jobs().orElseThrow(), days,
                List.of(new Size(NOON, 1), new Size(NOON.plusSeconds(60), 2_048)), AlertSamples.ofHost()), NOON));
    }

    private static List<HostView> hosts() {
        var ok = Samples.job(JobStatus.succeeded);
        return List.of(
                Samples.host(HOSTILE, Presence.online, RepositoryState.ready, ok, null),
                Samples.host("ada", Presence.online, RepositoryState.uninitialised, null, null),
                Samples.host("ada", Presence.online, RepositoryState.ready, null, null),
                Samples.host("ada", Presence.online, RepositoryState.ready, ok, Samples.job(JobStatus.running)),
                Samples.host("bob", Presence.offline, RepositoryState.ready, Samples.failed(HOSTILE), null),
                Samples.host("bob", Presence.refused, RepositoryState.ready, Samples.doubtful(), null),
                Samples.troubled(HOSTILE),
                Samples.neverSeen("eve"));
    }

    private static Map<String, Object> credentials(HostView host, FormView form) {
        var wrong = form == FormView.EMPTY ? form : FormSamples.wrongForm();
        var stored = form == FormView.EMPTY
                ? new Maintenance(false, null, null, false, false, null, false)
                : new Maintenance(true, HOSTILE, HOSTILE, true, true, ID, true);
        return Map.of(
                "repository",
                new RepositoryView(host.hub(),
                        new Credentials(HOSTILE, HOSTILE, true, true, stored.stored() ? true : null),
                        FormView.EMPTY),
                "maintenance", new MaintenanceView(host.hub(), stored, HOSTILE, stored.stored() ? host.hub() : null,
                        Map.of(ID, HOSTILE), wrong));
    }

    private static Map<String, Object> settings(HostView host, FormView form) {
        var model = new HashMap<String, Object>(Map.of("host", host, "agent", new AgentView(host.hub()), "form", form));
        model.putAll(credentials(host, form));
        if (host.hub().policy() != null) {
            model.put("policy", new PolicyView(host.hub().policy()));
        }
        return model;
    }

    private static List<WaitingJob> waiting(HostView host) {
        return JobListSamples.jobs().stream().map(job -> WaitingJob.of(job, host)).toList();
    }

    private static List<Choice> choices(String chosen) {
        return Choice.of("No", Map.of(ID, HOSTILE), chosen);
    }

    private static List<EnrolmentView> enrolments() {
        return List.of(
                new EnrolmentView(new TokenState(ID, HOSTILE, NOON, null, false), true, NOON),
                new EnrolmentView(new TokenState(ID, HOSTILE, NOON, null, false), false, NOON),
                new EnrolmentView(new TokenState(ID, HOSTILE, NOON.plusSeconds(1), null, false), false, NOON),
                new EnrolmentView(new TokenState(ID, HOSTILE, NOON, ID, false), false, NOON),
                new EnrolmentView(new TokenState(ID, HOSTILE, NOON, ID, true), false, NOON));
    }

    private static List<SnapshotView> snapshots() {
        return Stream.of(List.of("rm-job=" + ID, HOSTILE), List.<String>of())
                .map(tags -> new SnapshotView(new Snapshot("4f5c1b0d9a8e", "4f5c1b0d", NOON, HOSTILE, null,
                        List.of("/srv", HOSTILE), tags, null, tags.isEmpty() ? null : 6L, null, null, null),
                        tags.isEmpty(), false))
                .toList();
    }
}
