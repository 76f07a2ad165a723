package io.resticmanager.notifications.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;

class BeginningTest {

    /** product.md §9: at most 64 KiB of an answer are read. */
    @Test
    void shouldReadSixtyFourKibibytesAndNoMore() throws IOException {
        var read = new AtomicInteger();
        try (var response = new BasicClassicHttpResponse(200)) {
            response.setEntity(new InputStreamEntity(endless(read), ContentType.TEXT_PLAIN));

            assertThat(Beginning.of(response)).hasSize(64 * 1024);
            assertThat(read).hasValue(64 * 1024);
        }
    }

    @Test
    void shouldReadNothingWhereNothingIsSaid() throws IOException {
        try (var response = new BasicClassicHttpResponse(204)) {
            assertThat(Beginning.of(response)).isEmpty();
        }
    }

    private static InputStream endless(AtomicInteger read) {
        return new InputStream() {

            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }
        };
    }
}
