package io.resticmanager.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class RepositoryUrlTest {

    @Test
    void everyKindOfRepositoryThatResticKnowsIsTaken() {
        var repositories = List.of("/srv/restic", "C:\\backup\\restic", "local:/srv/restic",
                "rest:http://127.0.0.1:8000/ada/", "rest:https://backup.example.org/ada", "sftp:ada@nas:/srv/restic",
                "sftp://ada@[::1]:2222//srv/restic", "s3:https://s3.example.org/bucket", "b2:bucket:ada",
                "azure:container:/", "gs:bucket:/ada", "swift:container:/ada", "rclone:remote:ada");

        assertThat(repositories).allSatisfy(url -> assertThat(RepositoryUrl.complaint(url)).isEmpty());
    }

    @Test
    void aPasswordInTheAddressIsRefused() {
        assertThat(RepositoryUrl.complaint("rest:https://ada:geheim@backup.example.org/")).isPresent();
        assertThat(RepositoryUrl.complaint("rest:https://ada@backup.example.org/")).isPresent();
        assertThat(RepositoryUrl.complaint("sftp://ada:geheim@nas/srv")).isPresent();
        assertThat(RepositoryUrl.complaint("s3:https://key:geheim@s3.example.org/bucket")).isPresent();
    }

    @Test
    void aComplaintNeverQuotesTheAddress() {
        assertThat(RepositoryUrl.complaint("rest:https://ada:geheim@backup.example.org/")).hasValueSatisfying(
                complaint -> assertThat(complaint).doesNotContain("geheim"));
    }

    @Test
    void whatResticWouldTakeForARelativePathIsRefused() {
        var typos = List.of("", "   ", "backup", "../backup", "htps://backup.example.org", "rest:", "rest:backup",
                "rest:ftp://backup.example.org", "rest:http:///path", "/srv/restic\nRESTIC_PASSWORD=x", " /srv",
                "-o sftp.command=sh");

        assertThat(typos).allSatisfy(url -> assertThat(RepositoryUrl.complaint(url)).isPresent());
    }

    @Test
    void onePlaceHasOneAddressForAllHosts() {
        assertThat(List.of("rest:http://vault/shared", "rest:http://Vault:80/shared/", "rest:http://vault:80/shared//"))
                .allSatisfy(url -> assertThat(address(url, "ada")).isEqualTo("rest:http://vault:80/shared/"));
        assertThat(address("rest:https://vault", "ada")).isEqualTo("rest:https://vault:443/");
        assertThat(address("s3:https://s3.example.org/bucket/", "ada"))
                .isEqualTo(address("s3:https://s3.example.org/bucket", "bob"));
        assertThat(address("sftp:ada@nas:/srv/restic", "ada")).isEqualTo("sftp:ada@nas:/srv/restic");
    }

    @Test
    void otherPlacesHaveOtherAddresses() {
        var places = List.of("rest:http://vault/ada", "rest:http://vault/bob", "rest:http://vault:8000/ada",
                "rest:https://vault/ada", "sftp:ada@nas:restic", "sftp:bob@nas:restic", "b2:bucket:ada");

        assertThat(places).extracting(url -> address(url, "h1")).doesNotHaveDuplicates();
    }

    @Test
    void whatOnlyTheHostItselfReachesIsItsAlone() {
        assertThat(List.of("/srv/restic", "C:\\backup\\restic", "local:/srv/restic", "rclone:remote:ada"))
                .allSatisfy(url -> assertThat(address(url, "ada")).isNotEqualTo(address(url, "bob"))
                        .isEqualTo(address(url, "ada")).endsWith(url));
    }

    private static String address(String url, String host) {
        return new RepositoryUrl(url).address(host);
    }

    @Test
    void anAddressIsShownAsItIs() {
        var url = new RepositoryUrl("rest:http://127.0.0.1:8000/ada/");

        assertThat(url.redacted()).isEqualTo("rest:http://127.0.0.1:8000/ada/");
        assertThat(url.rest()).isTrue();
    }
}
