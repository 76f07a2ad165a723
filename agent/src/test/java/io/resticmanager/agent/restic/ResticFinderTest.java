package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import io.resticmanager.agent.restic.ResticInstallation.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResticFinderTest {

    @TempDir
    Path folder;

    @Test
    void shouldStartAProgramOnceAsLongAsItIsTheSame() throws Exception {
        install("restic 0.18.0 compiled with go");
        var finder = new ResticFinder(Optional.empty(), folder.toString());

        assertThat(finder.find()).isInstanceOf(Search.Found.class);
        assertThat(finder.version()).contains(new ResticVersion(0, 18, 0));
        assertThat(finder.find()).isInstanceOf(Search.Found.class);

        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void shouldSeeThatItWasUpgradedOrTakenAway() throws Exception {
        install("restic 0.14.0 compiled with go");
        var finder = new ResticFinder(Optional.empty(), folder.toString());
        assertThat(finder.version()).contains(new ResticVersion(0, 14, 0));

        install("restic 0.18.1 compiled with go");
        assertThat(finder.version()).contains(new ResticVersion(0, 18, 1));

        Files.delete(folder.resolve("restic"));
        assertThat(finder.version()).isEmpty();
        assertThat(finder.find()).isInstanceOfSatisfying(Search.Unusable.class,
                none -> assertThat(none.error().cause()).isEqualTo("restic_missing"));
    }

    @Test
    void shouldAskAgainOnlyForAJobWhatDidNotAnswerAsResticDoes() throws Exception {
        install("who is asking");
        var finder = new ResticFinder(Optional.of(folder.resolve("restic").toString()), "");

        assertThat(finder.version()).isEmpty();
        assertThat(finder.version()).isEmpty();
        assertThat(starts()).isEqualTo(1);

        assertThat(finder.find()).isInstanceOf(Search.Unusable.class);
        assertThat(starts()).isEqualTo(2);
    }

    /** A program that notes each start, under a new file as a package manager does it. */
    private void install(String answer) throws IOException {
        var fresh = folder.resolve("fresh");
        Files.writeString(fresh, "#!/bin/sh\necho started >> '%s'\necho '%s'\n".formatted(
                folder.resolve("starts"), answer));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, folder.resolve("restic"), StandardCopyOption.REPLACE_EXISTING);
    }

    private int starts() throws IOException {
        return Files.readAllLines(folder.resolve("starts")).size();
    }
}
