package io.resticmanager.tests.windows;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which variables a piece of a script sets and reads. PowerShell does not tell capitals from small letters. */
final class Variables {

    /** PowerShell's own (about_Automatic_Variables). */
    private static final Set<String> AUTOMATIC = Set.of("_", "true", "false", "null", "lastexitcode", "matches",
            "executioncontext",
            "erroractionpreference");

    private Variables() {}

    static Set<String> read(Node node) {
        return names(node.all("variable"));
    }

    /** Parameters, loops and assignments in it. */
    static Set<String> set(Node node) {
        return names(Stream.of(
                node.all("script_parameter").flatMap(parameter -> parameter.children("variable")),
                node.all("foreach_statement").flatMap(loop -> loop.children("variable")),
                node.all("left_assignment_expression").flatMap(left -> left.all("variable")))
                .flatMap(nodes -> nodes));
    }

    /** Without the dollar and the scope. */
    static String name(Node variable) {
        return variable.text().replaceAll("^[$@]|[{}]", "").replaceFirst("^(?i)(global|script|local):", "")
                .toLowerCase(Locale.ROOT);
    }

    static boolean isGiven(String name) {
        return AUTOMATIC.contains(name) || name.startsWith("env:");
    }

    private static Set<String> names(Stream<Node> variables) {
        return variables.map(Variables::name).collect(Collectors.toSet());
    }
}
