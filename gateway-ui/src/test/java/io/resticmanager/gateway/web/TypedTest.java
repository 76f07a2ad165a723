package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TypedTest {

    @Test
    void aFieldThatWasNotSentIsAsGoodAsAnEmptyOne() {
        assertThat(Typed.text(null)).isEmpty();
        assertThat(Typed.orNull(null)).isNull();
        assertThat(Typed.secret(null)).isNull();
        assertThat(Typed.words(null)).isEmpty();
        assertThat(Typed.lines(null)).isEmpty();
    }

    @Test
    void spaceAroundATextDoesNotCount() {
        assertThat(Typed.orNull(" ada ")).isEqualTo("ada");
        assertThat(Typed.orNull(" \t")).isNull();
        assertThat(Typed.text(" ada ")).isEqualTo(" ada ");
    }

    @Test
    void spaceBelongsToAPassword() {
        assertThat(Typed.secret(" a b ")).isEqualTo(" a b ");
        assertThat(Typed.secret(" ")).isEqualTo(" ");
        assertThat(Typed.secret("")).isNull();
    }

    @Test
    void wordsStandBetweenCommasAndLinesOnLines() {
        assertThat(Typed.words(" web, , big data,")).containsExactly("web", "big data");
        assertThat(Typed.lines(" /etc\r\n\n/home/ada, and more \n")).containsExactly("/etc", "/home/ada, and more");
    }
}
