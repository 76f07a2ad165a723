package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    Path dataDir;

    @Test
    void shouldBeContentWithAMachineThatHasRoomAndItself() {
        assertThatCode(() -> Machine.mustHaveRoom(dataDir)).doesNotThrowAnyException();
        assertThatCode(Machine::mustHaveLoopback).doesNotThrowAnyException();
    }

    @Test
    void shouldNotLiveInTheDirectoryOfAnAgent() throws Exception {
        assertThatCode(() -> Machine.mustBeNoAgents(dataDir)).doesNotThrowAnyException();
        Files.createFile(dataDir.resolve("identity.sealed"));

        assertThatThrownBy(() -> Machine.mustBeNoAgents(dataDir)).isInstanceOf(CannotStart.class)
                .hasMessageContaining(dataDir + " is the directory of an agent").hasMessageContaining("--data-dir");
    }

    @Test
    void shouldSayHowMuchRoomIsMissing() {
        assertThatThrownBy(() -> Machine.mustSuffice(6, dataDir))
                .isInstanceOfSatisfying(CannotStart.class,
                        e -> assertThat(e.exitCode())
                                .isEqualTo(ExitCode.DATA_DIR_UNUSABLE))
                .hasMessageContaining("6 MiB").hasMessageContaining("64").hasMessageContaining("--data-dir");
    }
}
