package io.resticmanager.tests.windows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.treesitter.TSNode;

/**
 * A piece of a script.
 *
 * @param type the grammar's word for it, such as {@code command}
 * @param line where it begins, from 1
 * @param broken whether the parser had to guess here
 */
record Node(String type, String text, int line, boolean broken, List<Node> children) {

    static Node copied(TSNode node, byte[] script) {
        var text = new String(script, node.getStartByte(), node.getEndByte() - node.getStartByte(), UTF_8);
        var children = IntStream.range(0, node.getChildCount()).mapToObj(node::getChild)
                .map(child -> copied(child, script)).toList();
        return new Node(node.getType(), text, node.getStartPoint().getRow() + 1, node.isError() || node.isMissing(),
                children);
    }

    /** This one and all below, in the order of the script. */
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    Stream<Node> all(String wanted) {
        return all().filter(node -> node.type.equals(wanted));
    }

    Optional<Node> first(String wanted) {
        return all(wanted).findFirst();
    }

    Stream<Node> children(String wanted) {
        return children.stream().filter(child -> child.type.equals(wanted));
    }

    /** A finding here, to be looked up. */
    String finding(String words) {
        return "line %d: %s".formatted(line, words);
    }

    @Override
    public String toString() {
        return finding(type);
    }
}
