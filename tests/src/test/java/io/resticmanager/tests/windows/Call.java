package io.resticmanager.tests.windows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command by its name, as {@code Join-Path $a 'b'}.
 *
 * @param named the parameters given by name, with their hyphen
 * @param words the other words; a switch's neighbour counts as one, a parameter's value does, too
 */
record Call(String name, List<String> named, List<Node> words, Node node) {

    static Stream<Call> all(Node script) {
        return script.all("command").flatMap(command -> of(command).stream());
    }

    private static Optional<Call> of(Node command) {
        return command.children("command_name").findFirst().map(name -> {
            var elements = command.children("command_elements").flatMap(list -> list.children().stream())
                    .filter(element -> !element.type().equals("command_argument_sep")).toList();
            return new Call(name.text(),
                    elements.stream().filter(Call::isParameter).map(Node::text).toList(),
                    elements.stream().filter(element -> !isParameter(element)).toList(), command);
        });
    }

    private static boolean isParameter(Node element) {
        return element.type().equals("command_parameter");
    }
}
