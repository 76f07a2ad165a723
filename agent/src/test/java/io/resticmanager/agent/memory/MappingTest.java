package io.resticmanager.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    @Test
    void shouldFindThePartsOfFilesThatAreNotWrittenTo() {
        var maps = List.of(
                "800f70000-8024f1000 r--p 00f70000 fe:00 2181089                          /opt/a package/lib/agent.aot",
                "7f949ece3000-7f949fd6f000 r-xp 002e3000 fe:00 2181379                    /opt/libjvm.so",
                "7f9490000000-7f9490001000 r--s 00000000 fe:00 7                          /opt/runtime/lib/modules");

        assertThat(Mapping.readOnly(maps)).containsExactly(new Mapping(0x800f70000L, 0x1581000),
                new Mapping(0x7f949ece3000L, 0x108c000), new Mapping(0x7f9490000000L, 0x1000));
    }

    @Test
    void shouldReadAddressesAboveThoseOfProcesses() {
        assertThat(Mapping.readOnly(List.of("ffffffffff600000-ffffffffff601000 r--p 00000000 00:00 0 /odd")))
                .containsExactly(new Mapping(0xffffffffff600000L, 0x1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "800001000-800f70000 rw-p 00001000 fe:00 2181089                          /opt/agent.aot",
            "eaaa0000-eb221000 r--p 00000000 00:00 0 ",
            "eaaa0000-eb221000 ---p 00000000 00:00 0",
            "7fff18d5c000-7fff18d60000 r--p 00000000 00:00 0                          [vvar]",
            ""})
    void shouldLeaveAllElse(String line) {
        assertThat(Mapping.readOnly(List.of(line))).isEmpty();
    }
}
