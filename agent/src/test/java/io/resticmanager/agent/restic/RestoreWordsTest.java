package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.restic.RestoreEnd.Cause;
import io.resticmanager.contracts.job.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What restic is asked when it restores, and what it says of what did not come back. */
class RestoreWordsTest {

    private static final RestoreRequest REQUEST = new RestoreRequest("4f5c1b0d", Path.of("/"),
            List.of("/srv/*a[b]?\\c", "/--x"),
            Path.of("/"), "never", 1, 1);

    @Test
    void shouldNameEachPathAsItIs() {
        assertThat(REQUEST.arguments(new ResticVersion(0, 18, 0))).containsExactly("restore", "--json", "--target=/",
                "-vv", "--overwrite=never", "--include=/srv/\\*a\\[b\\]\\?\\\\c", "--include=/--x", "--", "4f5c1b0d");
        assertThat(new RestoreRequest("4f5c1b0d", Path.of("/srv/[a"), List.of("/srv/[a/b", "/srv/[a/c/d"), Path.of("/"),
                null, 1, 1).arguments(new ResticVersion(0, 18, 0))).containsExactly("restore", "--json",
                        "--target=/srv/[a", "-vv", "--include=/b", "--include=/c/d", "--", "4f5c1b0d:/srv/[a");
        assertThat(REQUEST.arguments(new ResticVersion(0, 16, 4))).doesNotContain("-vv");
    }

    @ParameterizedTest
    @CsvSource({"100000, 0, 98838, 0, 0.98838", "2, 400, 2, 100, 0.25", "0, 0, 0, 0, 0"})
    void shouldGoByFilesWhereAllOfThemAreEmpty(long files, long bytes, long filesDone, long bytesDone, double share) {
        var request = new RestoreRequest("4f5c1b0d", Path.of("/"), List.of(), Path.of("/"), null, files, bytes);

        assertThat(request.share(bytesDone, filesDone)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ignoring error for /srv/a: open /t/srv/a: permission denied | open /t/srv/a: permission denied
            {"message_type":"error","error":{"message":"no"},"during":"restore","item":"/srv/a"} | no
            """)
    void shouldReadWhatDidNotComeBackInBothWays(String line, String reason) {
        assertThat(RestoreFailure.of(ErrorLine.of(line))).hasValue(new Item.NotRestored("/srv/a", reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fatal: There were 2 errors
            Load(<data/8f833282d0>, 85, 0) failed: open /r/data/8f: no such file or directory
            """)
    void shouldTakeNoOtherWordsForAFile(String line) {
        assertThat(RestoreFailure.of(ErrorLine.of(line))).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decrypting blob <data/5305142f> from 8f833282 failed: ciphertext verification failed | DAMAGED
            ReadFull(<data/8f833282d0>): open /r/data/8f: no such file or directory              | DAMAGED
            open /t/srv/a: no space left on device                                               | FULL
            Symlink: symlink ../plain.txt /t/etc/link: file exists                               | IN_THE_WAY
            open /t/srv/a: permission denied                                                     | OTHER
            open /srv/data/a: no such file or directory                                          | OTHER
            """)
    void shouldKnowWhoseFaultItIs(String reason, Cause cause) {
        assertThat(RestoreFailure.cause(reason)).isEqualTo(cause);
    }
}
