package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection;
import io.resticmanager.gateway.host.Host;

/** What stands beside a host wherever it is shown, so that no colour hides it. Pure: a host in, words out. */
final class HostNotes {

    /** A clock that is off by more is told (decision 29 of the design). */
    static final Duration SKEW = Duration.ofSeconds(60);

    // As many may be on their way while a job runs, without anything being wrong.
    private static final int ON_THE_WAY = 64;

    private HostNotes() {}

    /** What needs a person comes first. */
    static List<HostNote> of(Host host) {
        return Stream.of(refusal(host.hub()), configuration(host.hub()), clock(host.hub()), paused(host.hub()),
                outbox(host)).flatMap(Optional::stream).toList();
    }

    private static Optional<HostNote> refusal(HubHost host) {
        return Optional.ofNullable(host.refusal()).map(refusal -> switch (refusal.code()) {
            case "clone" -> fail("Identity refused", refusal.message(),
                    "Replace the agent: that gives one machine a new identity, and the other is known no more. "
                            + "Its backups so far stay.");
            case "protocol" -> fail("Agent not understood", refusal.message(),
                    "What the agent has to tell waits on the host until then, and is not lost.");
            default -> fail("Refused", refusal.message(), "");
        });
    }

    private static HostNote fail(String title, String text, String next) {
        return new HostNote(new Tone("fail", "i-fail", title), text, next);
    }

    private static Optional<HostNote> configuration(HubHost host) {
        if (Protection.refusesRepository(host)) {
            return note("warn", "i-shield", "Configuration refused",
                    "The host did not take the repository that is set for it. Its jobs still go to the one before.",
                    "What it refused, and how to allow it, stands under Configuration.");
        }
        return host.configRefused().isEmpty()
                ? Optional.empty()
                : note("warn", "i-shield", "Configuration refused",
                        "The host did not take all of its last configuration.",
                        "What it refused, and how to allow it, stands under Configuration.");
    }

    private static Optional<HostNote> clock(HubHost host) {
        var skew = Duration.ofMillis(host.clockSkewMs() == null ? 0 : host.clockSkewMs());
        return skew.abs().compareTo(SKEW) <= 0
                ? Optional.empty()
                : note("warn", "i-clock", "Clock is wrong",
                        "When the agent last connected, the clock of the host was %s this server's."
                                .formatted(AgentView.skew(skew)),
                        "Set it, or have a time server set it.");
    }

    private static Optional<HostNote> paused(HubHost host) {
        return host.paused()
                ? note("off", "i-pause", "Paused", "No schedule fires on it and no alert is raised.",
                        "Resume it when it is to be backed up again.")
                : Optional.empty();
    }

    private static Optional<HostNote> outbox(Host host) {
        var depth = host.hub().outboxDepth();
        var online = host.hub().presence() == Presence.online;
        return depth <= (online && host.running() ? ON_THE_WAY : 0)
                ? Optional.empty()
                : note("off", "i-send", "Messages waiting",
                        depth == 1
                                ? "1 message of the agent waits on the host."
                                : "%s messages of the agent wait on the host.".formatted(Words.count(depth)),
                        online
                                ? "What is shown here is older than they are, until they have come."
                                : "They come when it is connected again; none of them is lost.");
    }

    private static Optional<HostNote> note(String css, String icon, String title, String text, String next) {
        return Optional.of(new HostNote(new Tone(css, icon, title), text, next));
    }
}
