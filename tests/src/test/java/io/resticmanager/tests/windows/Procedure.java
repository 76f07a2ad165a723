package io.resticmanager.tests.windows;

import java.util.List;
import java.util.stream.Stream;

/** A function of the script; its parameters without the dollar. */
record Procedure(String name, List<String> parameters, Node body, Node node) {

    static Stream<Procedure> all(Node script) {
        return script.all("function_statement").map(Procedure::of);
    }

    private static Procedure of(Node function) {
        var parameters = function.children("function_parameter_declaration")
                .flatMap(list -> list.all("script_parameter")).map(Procedure::name).toList();
        return new Procedure(function.first("function_name").orElseThrow().text(), parameters,
                function.first("script_block").orElseThrow(), function);
    }

    /** Of a {@code script_parameter}. */
    static String name(Node parameter) {
        return Variables.name(parameter.children("variable").findFirst().orElseThrow());
    }
}
