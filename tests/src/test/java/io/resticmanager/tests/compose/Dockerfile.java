package io.resticmanager.tests.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.resticmanager.contracts.json.Json;

/** The Dockerfile, as far as its instructions: those of a target follow those of the image that it is made from. */
record Dockerfile(Map<String, List<Dockerfile.Instruction>> stages) {

    private static final Pattern FROM = Pattern.compile("(\\S+) AS (\\S+)");

    record Instruction(String word, String rest) {

        /** Its arguments, when they are written as JSON: no shell takes them apart. */
        List<String> words() {
            try {
                return List.of(Json.read(rest.substring(rest.indexOf('[')), String[].class));
            } catch (Json.Malformed e) {
                throw new AssertionError("not in the form of JSON: " + rest, e);
            }
        }
    }

    static Dockerfile read() throws IOException {
        var text = Files.readString(ComposeFile.folder().resolve("Dockerfile")).replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", " ");
        var stages = new LinkedHashMap<String, List<Instruction>>();
        var current = new ArrayList<Instruction>();
        for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
            var word = line.substring(0, line.indexOf(' '));
            var rest = line.substring(word.length()).strip();
            if (word.equals("FROM")) {
                current = new ArrayList<>();
                stages.put(FROM.matcher(rest).replaceFirst("$2"), current);
            }
            current.add(new Instruction(word, rest));
        }
        return new Dockerfile(stages);
    }

    /** All of a target, from the foreign image on. */
    List<Instruction> target(String name) {
        var own = Objects.requireNonNull(stages.get(name), name);
        var base = base(name);
        var all = new ArrayList<>(stages.containsKey(base) ? target(base) : List.of());
        all.addAll(own);
        return all;
    }

    /** What a target begins with: another one, or a foreign image. */
    String base(String name) {
        return FROM.matcher(Objects.requireNonNull(stages.get(name), name).getFirst().rest()).replaceFirst("$1");
    }

    List<Instruction> all(String target, String word) {
        return target(target).stream().filter(instruction -> instruction.word().equals(word)).toList();
    }

    /** The one that holds: the last. */
    Instruction last(String target, String word) {
        return all(target, word).getLast();
    }
}
