package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;

import io.resticmanager.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShownNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`', value = {
            "plain.txt|plain.txt", "back\\slash|back\\slash", "a b|a b", "grün 漢字 🎉|grün 漢字 🎉", "$HOME.txt|$HOME.txt",
            "--help|--help", "star*[x]?.txt|star*[x]?.txt", "<script>alert(1)</script>|<script>alert(1)</script>"})
    void whatCanBeSeenIsShownAsItIs(String name, String shown) {
        assertThat(ShownName.of(name)).isEqualTo(shown);
    }

    @Test
    void whatCanNotBeSeenIsWrittenOut() {
        assertThat(ShownName.of("a\nb")).isEqualTo("\"a\\nb\"");
        assertThat(ShownName.of("gpj.\u202eexe")).isEqualTo("\"gpj.\\u202eexe\"");
        assertThat(ShownName.of("tab\there")).isEqualTo("\"tab\\there\"");
        assertThat(ShownName.of("bell\u0007")).isEqualTo("\"bell\\u0007\"");
        assertThat(ShownName.of("no\u00a0break")).isEqualTo("\"no\\u00a0break\"");
        assertThat(ShownName.of("zero\u200bwidth")).isEqualTo("\"zero\\u200bwidth\"");
        assertThat(ShownName.of("end ")).isEqualTo("\"end \"");
        assertThat(ShownName.of("\"quoted\"")).isEqualTo("\"\\\"quoted\\\"\"");
    }

    @Test
    void noTwoNamesAreShownAlike() {
        var names = List.of("a\nb", "a\\nb", "\"a\\nb\"", "\"a\nb\"", "a\\\\nb", "\\\"a", "\"a", "a ", "a", "\"a \"");

        assertThat(new TreeSet<>(names.stream().map(ShownName::of).toList())).hasSize(names.size());
    }

    @Test
    void aNameThatIsNotUtf8IsNotKnown() {
        assertThat(ShownName.known("caf\uFFFD")).isFalse();
        assertThat(ShownName.known("caf\uD800")).isFalse();
        assertThat(ShownName.known("café 🎉")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\nb", "/a\r\nb", "/\"<script>&+ %2F", "/\u202e", "/漢字/🎉", "/ lead", "/back\\slash",
            "/"})
    void aPathComesBackFromAButtonAsItWas(String path) {
        assertThat(SnapshotPath.coded(path)).matches("[A-Za-z0-9.*_+%-]*");
        assertThat(SnapshotPath.decoded(SnapshotPath.coded(path))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "srv", "/srv/", "/srv//a", "/srv/../etc", "/.", "/a\u0000b"})
    void whatIsNoPathOfASnapshotIsRefused(String path) {
        assertThatThrownBy(() -> SnapshotPath.checked(path)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBrokenEncodingIsRefused() {
        assertThatThrownBy(() -> SnapshotPath.decoded("%zz")).isInstanceOf(ProblemException.class);
    }

    @Test
    void theCommonFolderOfPathsHoldsThemAll() {
        assertThat(SnapshotPath.common(List.of("/srv/www/a", "/srv/www2"))).isEqualTo("/srv");
        assertThat(SnapshotPath.common(List.of("/srv/a"))).isEqualTo("/srv/a");
        assertThat(SnapshotPath.common(List.of("/srv", "/etc"))).isEqualTo("/");
    }
}
