package io.resticmanager.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.rpc.FieldError;
import org.junit.jupiter.api.Test;

class SourceCheckTest {

    @Test
    void shouldAcceptWhatPeopleBackUp() {
        assertThat(onLinux("/", "/etc", "/home/müller/Bilder & mehr", "/srv/-odd", "/a b/c", "/شب\u200cها"))
                .isEmpty();
        assertThat(onWindows("C:\\", "D:\\SQL\\Backup", "d:/Shares")).isEmpty();
    }

    @Test
    void shouldNameTheFieldOfEveryProblem() {
        var errors = onLinux("/etc", "relative", "/ok", "/a/../b");

        assertThat(errors).extracting(FieldError::field)
                .containsExactly("options.source.paths[1]", "options.source.paths[3]");
    }

    @Test
    void shouldRefuseWhatIsNotAPlainAbsolutePath() {
        for (var path : List.of("", " ", "etc", "./etc", "/a/..", "/a/./b", "/a//b", "/a/", "/nul\0byte", "/a\nb",
                "/a\u2028b", "/a\u202eb", "/a\u200b",
                "/a ", "/a\t", "C:\\Data",
                "/" + "x".repeat(4_096))) {
            assertThat(onLinux(path)).as(path).hasSize(1);
        }
        for (var path : List.of("\\Data", "\\\\server\\share", "\\\\?\\C:\\x", "C:Data", "/etc", "C:\\a\\..\\b",
                "C:\\file:stream", "C:\\a\\\\b")) {
            assertThat(onWindows(path)).as(path).hasSize(1);
        }
    }

    @Test
    void shouldSayWhatNobodySees() {
        assertThat(onLinux("/a\nb").getFirst().message())
                .isEqualTo("A path can not contain <U+000A>, which nobody sees.");
        assertThat(onLinux("/a ").getFirst().message()).isEqualTo("A path can not begin or end with a space.");
    }

    @Test
    void shouldShowHowAPathIsToBeWritten() {
        assertThat(onLinux("/a//b/./c").getFirst().message()).contains("/a/b/c");
        assertThat(onWindows("C:\\a\\\\b").getFirst().message()).contains("C:\\a\\b");
    }

    @Test
    void shouldTakeAwaySeparatorsAtTheEnd() {
        assertThat(PathRules.POSIX.tidy("/srv/data//")).isEqualTo("/srv/data");
        assertThat(PathRules.POSIX.tidy("/")).isEqualTo("/");
        assertThat(PathRules.WINDOWS.tidy("D:\\Data\\")).isEqualTo("D:\\Data");
        assertThat(PathRules.WINDOWS.tidy("D:\\")).isEqualTo("D:\\");
    }

    @Test
    void shouldAskForAtLeastOnePathAndAllowAThousand() {
        var thousand = IntStream.range(0, 1_000).mapToObj(i -> "/p" + i).toList();
        var more = IntStream.range(0, 1_001).mapToObj(i -> "/p" + i).toList();

        assertThat(onLinux()).extracting(FieldError::field).containsExactly("options.source.paths");
        assertThat(check(Source.of(thousand), PathRules.POSIX)).isEmpty();
        assertThat(check(Source.of(more), PathRules.POSIX)).extracting(FieldError::field)
                .containsExactly("options.source.paths");
    }

    @Test
    void shouldKeepTheWholeSourceSmallEnoughForOneFrame() {
        var long4k = IntStream.range(0, 40).mapToObj(i -> "/" + i + "x".repeat(4_000)).toList();

        assertThat(check(Source.of(long4k), PathRules.POSIX)).extracting(FieldError::field)
                .containsExactly("options.source");
    }

    @Test
    void shouldCheckExcludesAndTags() {
        var source = new Source(List.of("/etc"), List.of("*.tmp", "a\nb", "", "[a-"),
                List.of("daily", "a,b", "rm-job=X"),
                false, false, null, null, null, null, null, null);

        assertThat(check(source, PathRules.POSIX)).extracting(FieldError::field).containsExactly(
                "options.source.excludes[1]", "options.source.excludes[2]", "options.source.excludes[3]",
                "options.source.tags[1]", "options.source.tags[2]");
    }

    @Test
    void shouldCheckLimitsAndNamesAndRefuseWhatTheSystemCanNotDo() {
        var source = new Source(List.of("/etc"), List.of(), List.of(), true, true, 0, 65, "zstd", true, "Dump it",
                "../mail");

        assertThat(check(source, PathRules.POSIX)).extracting(FieldError::field).containsExactly(
                "options.source.upload_limit_kib_s", "options.source.read_concurrency", "options.source.compression",
                "options.source.before_hook", "options.source.after_hook", "options.source.use_vss");
    }

    @Test
    void shouldTakeHooksByName() {
        var source = new Source(List.of("/etc"), List.of(), List.of(), false, false, null, null, null, null, "dump-db",
                "1_mail");

        assertThat(check(source, PathRules.POSIX)).isEmpty();
    }

    @Test
    void shouldCountNotListTooManyTags() {
        var source = new Source(List.of("/etc"), List.of(), Collections.nCopies(51, "t"), false, false, null, null,
                null, null, null, null);

        assertThat(check(source, PathRules.POSIX)).extracting(FieldError::field)
                .containsExactly("options.source.tags");
    }

    private static List<FieldError> onLinux(String... paths) {
        return check(Source.of(List.of(paths)), PathRules.POSIX);
    }

    private static List<FieldError> onWindows(String... paths) {
        return check(Source.of(List.of(paths)), PathRules.of("windows"));
    }

    private static List<FieldError> check(Source source, PathRules rules) {
        return SourceCheck.of(source, rules, "options.source");
    }
}
