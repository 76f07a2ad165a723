package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryHostTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rest:http://127.0.0.1:8000/ada/            | 127.0.0.1
            rest:https://NAS.example.org./ada/         | nas.example.org
            rest:https://ada:secret@nas/               | nas
            rest:https://my_nas:8000/                  | my_nas
            rest:https://[2001:DB8::1]:8000/           | 2001:db8::1
            sftp:ada@nas:/srv/restic                   | nas
            sftp:nas:/srv/restic                       | nas
            sftp://ada@nas:2222//srv/restic            | nas
            s3:https://s3.example.org:9000/bucket      | s3.example.org
            s3:s3.example.org/bucket                   | s3.example.org
            s3://s3.example.org/bucket                 | s3.example.org
            b2:bucket:path/to/repo                     | b2:bucket
            azure:container:/                          | azure:container
            gs:bucket:/ada                             | gs:bucket
            swift:container:/ada                       | swift:container
            rclone:remote:ada                          | rclone:remote
            /srv/restic                                | local
            local:/srv/restic                          | local
            /srv/with:colon                            | local
            C:\\restic                                 | local
            """)
    void shouldReadARepositoryStringAsResticDoes(String repository, String host) {
        assertThat(RepositoryHost.of(repository)).hasValue(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest:http://nas@evil.example/", "rest:http://nas:8000@evil.example/",
            "rest:http://a@nas@evil.example/", "rest:http://evil.example#@nas/", "rest:http://evil.example?@nas/",
            "sftp:nas@evil.example:/x", "s3:https://nas@evil.example/b"})
    void shouldNotMistakeAUserNameForTheHost(String repository) {
        assertThat(RepositoryHost.of(repository)).hasValue("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest:http://evil.example\\@nas/", "rest:http:///nas", "rest:unix:/run/x", "rest:",
            "sftp:-oProxyCommand=id:/x", "rclone::sftp,host=evil.example:/x", "rclone:remote,host=evil.example:/x",
            "http://nas/", "smb:nas", "rest:http://local/", "rest:http://%6eas/", "s3:http", "b2::x",
            "rest:http://na\u212a/"})
    void shouldNotTellWhatCanBeReadInTwoWays(String repository) {
        assertThat(RepositoryHost.of(repository)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nas, nas", "NAS.example, nas.example", "127.0.0.1, 127.0.0.1", "2001:DB8::1, 2001:db8::1",
            "local, local",
            "b2:bucket, b2:bucket"})
    void shouldTakeANameAsAPersonWritesIt(String written, String host) {
        assertThat(RepositoryHost.parse(written)).hasValue(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nas:8000", "https://nas", "ada@nas", "nas/ada", "*", "b2:bucket/path", "a b"})
    void shouldTakeNothingElseForAName(String written) {
        assertThat(RepositoryHost.parse(written)).isEmpty();
    }
}
