package io.resticmanager.notifications.channel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What another server says is shown only where no secret can be read out of it. */
class HearsayTest {

    private static final String SECRET = "ab/cd+ef==päss wörd";
    private static final String HELD = "Its answer held a secret and is not shown.";
    private static final String ENCODED = "Its answer is not shown: part of it is encoded, and could hold a secret.";

    @Test
    void whatHoldsNoSecretIsToldOnOneLine() {
        assertThat(said("{\"code\":40301,\"error\":\"forbidden\",\"link\":\"https://ntfy.sh/docs/#auth\"}"))
                .isEqualTo("It said: {\"code\":40301,\"error\":\"forbidden\",\"link\":\"https://ntfy.sh/docs/#auth\"}");
        assertThat(said("550 5.1.1 nobody\r\n 100 % sure & \"gone\"")).isEqualTo(
                "It said: 550 5.1.1 nobody 100 % sure & \"gone\"");
        assertThat(said("Not {\"a\": \"C:\\\\x\"} there")).isEqualTo(ENCODED);
        assertThat(said("{\"a\": \"for\\u0062idden\"}")).startsWith("It said: ");
        assertThat(said(" \n")).isNull();
    }

    @Test
    void aSecretIsFoundAsItIsAndInEachEncodingThatALibraryReads() {
        var bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        var login = ("user\0user\0" + SECRET).getBytes(StandardCharsets.UTF_8);
        var percent = java.net.URLEncoder.encode("Bearer " + SECRET, StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder().encodeToString(login);
        assertThat(List.of("no " + SECRET + " here", "no ABCD-EF PÄSSWÖRD", Normalizer.normalize(SECRET,
                Normalizer.Form.NFD), percent, percent.replace("+", "%20"),
                java.net.URLEncoder.encode(percent,
                        StandardCharsets.UTF_8),
                Json.text(List.of(SECRET)).replace("/", "\\/").replace("ä", "\\u00e4"),
                "535 AUTH PLAIN " + base64, "535 AUTHPLAIN" + base64, "x" + base64, base64.replace("=", "%3D"),
                Base64.getMimeEncoder(20, new byte[]{'\n'}).encodeToString(login),
                Base64.getUrlEncoder().withoutPadding().encodeToString(login), HexFormat.of().formatHex(bytes),
                "0" + HexFormat.of().formatHex(bytes), new String(bytes, StandardCharsets.ISO_8859_1),
                "{\"a\": [\"" + base64.replace("d", "\\u0064") + "\"]}", "x".repeat(300) + SECRET))
                .allSatisfy(text -> assertThat(said(text)).isEqualTo(HELD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab&amp;cd", "&#112;w", "=?UTF-8?Q?x?=", "p=C3=A4ss", "70 61 73 73", "\\x70\\x77", "%u0070",
            "100%41 of 50%zz", "broken \uFFFD", "%25252525252541"})
    void whatLooksEncodedAndCanNotBeReadIsLeftOut(String text) {
        assertThat(said(text)).isEqualTo(ENCODED);
    }

    @ParameterizedTest
    @CsvSource({"abc", "'!!?!ab?'"})
    void aSecretThatIsTooShortToBeFoundLeavesAllOut(String secret) {
        assertThat(Hearsay.of("all is well", List.of(new Secret(secret))))
                .startsWith("Its answer is not shown: a secret of");
    }

    @Test
    void nothingIsHiddenWhereThereIsNoSecret() {
        assertThat(Hearsay.of("ab&amp;cd", List.of())).isEqualTo("It said: ab&amp;cd");
    }

    private static String said(String text) {
        return Hearsay.of(text, List.of(new Secret("another-one"), new Secret(SECRET)));
    }
}
