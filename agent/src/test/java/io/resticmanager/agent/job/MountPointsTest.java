package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.resticmanager.agent.state.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder where a disk was is noticed; one that never was a mount point is not suspected. */
class MountPointsTest {

    @TempDir
    Path root;

    private final Set<Path> mounted = new HashSet<>(Set.of(Path.of("/srv/disk")));

    @Test
    void shouldMissAMountThatWasThereInTheLastGoodRun() {
        points().remember(List.of("/srv/disk", "/etc"));
        mounted.clear();

        assertThat(points().lost(List.of("/srv/disk", "/etc"))).containsExactly("/srv/disk");
    }

    @Test
    void shouldSuspectNothingBeforeAGoodRunOrWhileItIsMounted() {
        assertThat(points().lost(List.of("/srv/disk"))).isEmpty();

        points().remember(List.of("/srv/disk"));

        assertThat(points().lost(List.of("/srv/disk"))).isEmpty();
    }

    @Test
    void shouldRememberThePathsOfOtherSchedules() {
        points().remember(List.of("/srv/disk"));
        points().remember(List.of("/etc"));
        mounted.clear();

        assertThat(points().lost(List.of("/srv/disk"))).containsExactly("/srv/disk");
    }

    @Test
    void shouldMissTheMountAboveAPath() {
        mounted.add(Path.of("/srv"));
        points().remember(List.of("/srv/disk/data/photos", "/srv/other"));
        mounted.remove(Path.of("/srv/disk"));

        assertThat(points().lost(List.of("/srv/disk/data/photos"))).containsExactly("/srv/disk");
        assertThat(points().lost(List.of("/srv/diskette", "/srv/other", "/srv"))).isEmpty();
    }

    @Test
    void shouldTellAMountPointByItsDevice() throws Exception {
        assertThat(MountPoints.isMountPoint(Path.of("/proc"))).isTrue();
        assertThat(MountPoints.isMountPoint(Files.createDirectory(root.resolve("folder")))).isFalse();
        assertThat(MountPoints.isMountPoint(root.resolve("missing"))).isFalse();
        assertThat(MountPoints.isMountPoint(Files.createSymbolicLink(root.resolve("link"), Path.of("/proc"))))
                .isFalse();
    }

    private MountPoints points() {
        return new MountPoints(new AtomicFile(root.resolve("mounts")), mounted::contains);
    }
}
