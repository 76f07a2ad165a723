package io.resticmanager.standalone.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @TempDir
    Path folder;

    @Test
    void shouldBlameTheDiskOnlyWhereThereIsTooLittleRoom() throws IOException {
        for (var service : StateFiles.SERVICES) {
            Files.writeString(StateFiles.database(folder, service), "small");
        }

        assertThat(new Room(folder, folder).shortage(folder.resolve("state.zip"), new IOException("no"))).isEmpty();
    }

    @Test
    void shouldLeaveAMissingFolderToWhoeverMissedIt() {
        assertThat(new Room(folder, folder.resolve("none")).shortage(folder, new IOException("no"))).isEmpty();
    }
}
