package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.job.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePathsTest {

    @Test
    void shouldTellWhatMayNotBeLookedAtFromWhatIsNotThere() {
        var forbidden = SourcePaths.forbidden(List.of("/closed/a", "/gone"), path -> {
            throw path.startsWith("/closed")
                    ? new AccessDeniedException(path.toString())
                    : new NoSuchFileException(path.toString());
        });

        assertThat(forbidden).containsExactly("/closed/a");
    }

    @Test
    void shouldCallWhatIsNotThereMissing(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("file"), "there").toString();
        var gone = folder.resolve("gone").toString();

        assertThat(SourcePaths.missing(List.of(file, gone))).containsExactly(gone);
        assertThat(SourcePaths.forbidden(List.of(gone))).isEmpty();
    }

    @Test
    void shouldSuspectABackupWithoutAPathThatTheAgentMayNotReach() {
        var doubts = new Doubts(List.of("/closed/a"), List.of("/closed/a"), List.of(), List.of(), List.of());

        assertThat(doubts.suspect(Summary.EMPTY)).hasValueSatisfying(suspect -> {
            assertThat(suspect.reason()).isEqualTo("forbidden_path");
            assertThat(suspect.detail()).contains("/closed/a could not be reached").doesNotContain("did not exist");
        });
    }

    @Test
    void shouldFailForLackOfPermissionWhenNothingElseIsThere() {
        assertThat(Failures.sourceForbidden("/closed/a").cause()).isEqualTo("permission");
    }
}
