package io.resticmanager.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void shouldWriteEmptyListsAndLeaveOutWhatIsAbsent() {
        assertThat(Json.text(new LogPage(List.of(), 0, false)))
                .isEqualTo("{\"lines\":[],\"next\":0,\"complete\":false}");
        assertThat(Json.text(Problem.notFound("no such host"))).doesNotContain("errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"lines\":7}"})
    void shouldSayThatTextIsNotWhatWasExpected(String text) {
        assertThatThrownBy(() -> Json.read(text, LogPage.class)).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void shouldNotQuoteWhatItCouldNotRead() {
        assertThatThrownBy(() -> Json.read("{\"password\":\"hunter2\"", Problem.class))
                .hasMessageNotContaining("hunter2");
    }
}
