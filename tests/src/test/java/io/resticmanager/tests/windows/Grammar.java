package io.resticmanager.tests.windows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.resticmanager.platform.testkit.ToolPaths;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;

/** PowerShell's grammar as the editors know it (tree-sitter-powershell), which is not ours. */
final class Grammar {

    private static final TSLanguage POWERSHELL = TSLanguage.load(ToolPaths.powershellGrammar().toString(),
            "tree_sitter_powershell");

    private Grammar() {}

    /** The whole script as a tree; what is no PowerShell is in it as an error. */
    static Node parse(String script) {
        try (var parser = new TSParser()) {
            parser.setLanguage(POWERSHELL);
            // The tree is freed with its wrapper, so all that is of interest is copied out.
            var tree = parser.parseString(null, script);
            return Node.copied(tree.getRootNode(), script.getBytes(UTF_8));
        }
    }
}
