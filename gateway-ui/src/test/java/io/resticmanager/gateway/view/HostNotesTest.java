package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.host.Host;
import org.junit.jupiter.api.Test;

final class HostNotesTest {

    private static final HostStory ADA = HostStory.of("ada", Presence.online);

    @Test
    void aHostWithoutTroubleHasNone() {
        assertThat(titles(ADA)).isEmpty();
    }

    @Test
    void aClockIsToldFromMoreThanAMinuteOnInBothDirections() {
        assertThat(titles(ADA.skewed(60_000))).isEmpty();
        assertThat(titles(ADA.skewed(-60_000))).isEmpty();
        assertThat(notes(ADA.skewed(60_001)).getFirst().text()).contains("1 min 0 s ahead of this server's");
        assertThat(notes(ADA.skewed(-3_600_000)).getFirst().text()).contains("1 h 0 min behind this server's");
    }

    @Test
    void allThatIsWrongIsToldTheWorstFirst() {
        assertThat(titles(ADA.paused().refused("clone", "Two.").skewed(90_000).holding(1).refusing("policy.file: no")))
                .containsExactly("Identity refused", "Configuration refused", "Clock is wrong", "Paused",
                        "Messages waiting");
    }

    @Test
    void aRefusedRepositoryIsToldWithWhereJobsGo() {
        var note = notes(ADA.refusing("policy.repository_host: no")).getFirst();

        assertThat(note.text()).contains("still go to the one before");
    }

    @Test
    void aRefusalOfAKindThatThisVersionDoesNotKnowIsToldToo() {
        var note = notes(ADA.refused("something-new", "The hub says why.")).getFirst();

        assertThat(note.tone().css()).isEqualTo("fail");
        assertThat(note.text()).isEqualTo("The hub says why.");
    }

    @Test
    void whileAJobRunsSomeMessagesAreAlwaysOnTheirWay() {
        assertThat(HostNotes.of(running(ADA.holding(64).host()))).isEmpty();
        assertThat(HostNotes.of(running(ADA.holding(65).host()))).hasSize(1);
        assertThat(notes(ADA.holding(1)).getFirst().text()).startsWith("1 message of the agent waits");
        assertThat(notes(HostStory.of("bob", Presence.offline).holding(1_234)).getFirst().text())
                .startsWith("1\u202f234 messages");
    }

    private static Host running(HubHost host) {
        return new Host(host, Optional.of(new HostJobs(host.id(), RepositoryState.ready, null,
                Stories.job(host.id(), JobKind.backup, JobStatus.running), 0, 0, null, null)));
    }

    private static List<HostNote> notes(HostStory story) {
        return HostNotes.of(new Host(story.host(), Optional.empty()));
    }

    private static List<String> titles(HostStory story) {
        return notes(story).stream().map(HostNote::title).toList();
    }
}
