package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorePlacesTest {

    @ParameterizedTest
    @CsvSource({"Linux, , /var/restic-restore", "Linux, D:\\Data, /var/restic-restore",
            "Windows 11, D:\\Data, D:\\Data\\restic-restore",
            "Windows Server 2022, , C:\\ProgramData\\restic-restore",
            "Windows 10, ' ', C:\\ProgramData\\restic-restore"})
    void shouldRestoreToTheDiskOfTheSystemUnlessToldOtherwise(String osName, String programData, String directory) {
        assertThat(RestorePlaces.usual(osName, programData)).isEqualTo(directory);
    }
}
