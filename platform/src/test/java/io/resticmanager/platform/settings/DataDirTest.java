package io.resticmanager.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {

    @TempDir
    private Path temporary;

    @Test
    void oneProcessAtATime() {
        try (var first = new DataDir(temporary.resolve("data"))) {
            assertThatThrownBy(() -> new DataDir(first.path()))
                    .isInstanceOf(DataDirInUse.class).hasMessageContaining("in use");
        }
        try (var next = new DataDir(temporary.resolve("data"))) {
            assertThat(next.path()).isDirectory();
        }
    }

    @Test
    void onlyItsOwnerLooksInside() throws IOException {
        try (var data = new DataDir(temporary.resolve("data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aCleanStopLeavesNoTraceAndAnotherDoes() throws IOException {
        new DataDir(temporary).close();
        try (var data = new DataDir(temporary)) {
            assertThat(data.stoppedUncleanly()).isFalse();
        }
        Files.writeString(temporary.resolve("lock"), "4711\n");
        try (var data = new DataDir(temporary)) {
            assertThat(data.stoppedUncleanly()).isTrue();
        }
    }

    @Test
    void aNetworkFileSystemIsRefused() throws IOException {
        var mounts = Files.writeString(temporary.resolve("mounts"), """
                /dev/sda1 / ext4 rw 0 0
                server:/export %s nfs4 rw 0 0
                """.formatted(temporary.toRealPath()));

        assertThatThrownBy(() -> new DataDir(temporary.resolve("data"), mounts))
                .isInstanceOf(DataDirInUse.class).hasMessageContaining("nfs4");
    }

    @Test
    void aLocalDiskBelowANetworkFileSystemIsFine() throws IOException {
        var data = temporary.toRealPath().resolve("my data");
        var mounts = Files.writeString(temporary.resolve("mounts"), """
                server:/export %s nfs4 rw 0 0
                /dev/sdb1 %s ext4 rw 0 0
                """.formatted(temporary.toRealPath(), data.toString().replace(" ", "\\040")));

        try (var local = new DataDir(data, mounts)) {
            assertThat(local.path()).isEqualTo(data);
        }
    }

    @Test
    void aFileInTheWayIsExplained() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> new DataDir(file)).isInstanceOf(DataDirInUse.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("--data-dir");
    }
}
