package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read: every Markdown page of the checkout, and the fenced blocks in them. */
public final class Documents {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".tools", "node_modules");
    private static final Pattern FENCE = Pattern.compile("( *)```(.*)");
    private static final Pattern TAG = Pattern.compile("([a-z-]+)(?:=(?:\"([^\"]*)\"|(\\S+)))?");

    private Documents() {}

    /**
     * A fenced block.
     *
     * @param page its file, from the root of the checkout
     * @param line of the first line in it, from 1
     * @param language the first word behind the fence; empty when there is none
     * @param tags the words after that; one without {@code =} has an empty value
     */
    public record Block(Path page, int line, String language, Map<String, String> tags, String text) {

        private static final Set<String> SHELLS = Set.of("sh", "bash", "console", "powershell", "cmd");

        /** Whether somebody would type it. */
        public boolean isCommands() {
            return SHELLS.contains(language);
        }

        /** Whether nothing is said about who looks at it: it is run where it stands. */
        public boolean isRunHere() {
            return isCommands() && tags.isEmpty();
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** All pages, from the root of the checkout; {@code root} is the way there. */
    public static List<Path> pages(Path root) {
        try (var files = Files.find(root, 8, (file, about) -> about.isRegularFile()
                && file.toString().endsWith(".md") && isOurs(root.relativize(file)))) {
            return files.map(root::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        return Stream.iterate(file, Path::getParent).takeWhile(part -> part != null)
                .noneMatch(part -> NOT_OURS.contains(part.getFileName().toString()));
    }

    public static List<Block> blocks(Path root) {
        return pages(root).stream().flatMap(page -> blocks(root, page).stream()).toList();
    }

    /** Those of one page, in its order. */
    public static List<Block> blocks(Path root, Path page) {
        var blocks = new ArrayList<Block>();
        var lines = text(root, page).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                var inside = lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.strip().equals("```")).toList();
                blocks.add(block(page, i + 2, fence.group(1).length(), fence.group(2).strip(), inside));
                i += inside.size() + 1;
            }
        }
        return blocks;
    }

    public static String text(Path root, Path page) {
        try {
            return Files.readString(root.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Block block(Path page, int line, int indent, String info, List<String> inside) {
        var words = info.split(" ", 2);
        var tags = new LinkedHashMap<String, String>();
        TAG.matcher(words.length > 1 ? words[1] : "").results().forEach(tag -> tags.put(tag.group(1),
                tag.group(2) != null ? tag.group(2) : tag.group(3) != null ? tag.group(3) : ""));
        return new Block(page, line, words[0], tags, inside.stream()
                .map(each -> each.substring(Math.min(indent, each.length()))).collect(Collectors.joining("\n")));
    }
}
