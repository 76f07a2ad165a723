package io.resticmanager.tests.windows;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a script, as far as its tree tells: what PSScriptAnalyzer and strict mode would say of the same, and how this
 * script is to run programs.
 */
final class Lint {

    /** The functions that run a program; the first word is its path. */
    private static final Set<String> RUNNERS = Set.of("Get-ExitCode", "Invoke-Program");

    private final Node script;
    private final Map<String, Procedure> functions;

    private Lint(Node script) {
        this.script = script;
        functions = Procedure.all(script)
                .collect(Collectors.toMap(Procedure::name, Function.identity(), (_, second) -> second));
    }

    /** One line for each, with the number of its line; none when all is well. */
    static List<String> findings(String text) {
        var lint = new Lint(Grammar.parse(text));
        var broken = lint.script.all().filter(Node::broken).map(node -> node.finding("no PowerShell")).toList();
        return broken.isEmpty()
                ? Stream.of(letters(text), lint.commands(), lint.calls(), lint.unused(), lint.unset(), lint.programs(),
                        lint.ends())
                        .flatMap(found -> found).toList()
                : broken;
    }

    /** Windows PowerShell takes a script without a byte-order mark for one in the system's own code page. */
    private static Stream<String> letters(String text) {
        return text.chars().allMatch(letter -> letter == '\n' || letter >= ' ' && letter < 127)
                ? Stream.of()
                : Stream.of("a letter that is not ASCII, a tab, or a byte-order mark");
    }

    private Stream<String> commands() {
        return Call.all(script).filter(call -> !functions.containsKey(call.name()))
                .flatMap(call -> Cmdlets.has(call.name())
                        ? call.named().stream().filter(name -> !Cmdlets.has(call.name(), name))
                                .map(name -> call.node().finding(call.name() + " has no " + name))
                        : Stream.of(call.node().finding("there is no " + call.name())));
    }

    private Stream<String> calls() {
        return Call.all(script).filter(call -> functions.containsKey(call.name())).filter(call -> !fits(call))
                .map(call -> call.node().finding("not the parameters of " + call.name()));
    }

    private boolean fits(Call call) {
        return call.named().isEmpty() && call.words().size() == functions.get(call.name()).parameters().size();
    }

    private Stream<String> unused() {
        var called = Call.all(script).map(Call::name).collect(Collectors.toSet());
        return Stream.concat(
                functions.values().stream().filter(function -> !called.contains(function.name()))
                        .map(function -> function.node().finding("nobody calls " + function.name())),
                functions.values().stream().flatMap(function -> function.parameters().stream()
                        .filter(parameter -> !Variables.read(function.body()).contains(parameter))
                        .map(parameter -> function.node().finding("nobody reads $" + parameter))));
    }

    /** Strict mode would end the script there, halfway. */
    private Stream<String> unset() {
        var outside = new HashSet<>(Variables.set(script));
        functions.values().forEach(function -> outside.removeAll(Variables.set(function.node())));
        script.children().stream().filter(piece -> piece.type().equals("param_block")).map(Variables::set)
                .forEach(outside::addAll);
        script.children("statement_list").flatMap(list -> list.children().stream())
                .filter(statement -> !statement.type().equals("function_statement")).map(Variables::set)
                .forEach(outside::addAll);
        return functions.values().stream().flatMap(function -> unset(function, outside));
    }

    private static Stream<String> unset(Procedure function, Set<String> outside) {
        var here = Variables.set(function.node());
        return Variables.read(function.body()).stream()
                .filter(name -> !here.contains(name) && !outside.contains(name) && !Variables.isGiven(name))
                .map(name -> function.node().finding("nobody sets $" + name + " of " + function.name()));
    }

    /** The path would be searched: whoever may write to one of its folders would be an administrator. */
    private Stream<String> programs() {
        var bare = Call.all(script).filter(call -> RUNNERS.contains(call.name()))
                .filter(call -> call.words().getFirst().text().matches("['\"].*|[\\w.-]+"))
                .map(call -> call.node().finding("not the full path of a program"));
        var lost = script.all("pipeline").filter(pipeline -> pipeline.text().startsWith("Get-ExitCode"))
                .filter(pipeline -> script.all("assignment_expression")
                        .noneMatch(assignment -> assignment.children().contains(pipeline)))
                .map(pipeline -> pipeline.finding("nobody looks at the exit code"));
        return Stream.concat(bare, lost);
    }

    private Stream<String> ends() {
        var exits = script.all("flow_control_statement").filter(flow -> flow.text().startsWith("exit"));
        var texts = Stream.concat(script.all("invokation_expression"), script.all("command_name"))
                .filter(node -> node.text()
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s)invoke-expression|iex|.*environment\\]::exit.*|.*scriptblock\\]::create.*"));
        return Stream.concat(exits, texts).map(node -> node.finding("ends the window, or runs a text"));
    }
}
