package io.resticmanager.tests.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.resticmanager.tests.kit.Builds;

/**
 * What a container of the stack would see, as folders of this machine: the files that its image copies, its volumes, its
 * secrets. Whatever it says of paths, of other containers and of its own address is said in the words of this machine.
 */
final class Room {

    private static final Pattern PATH = Pattern.compile("(?<![\\w/.-])/(?=(?:opt|var|run|etc|srv)/)");
    private static final String EVERYWHERE = "0.0.0.0";

    private final Path root;
    private final String address;
    private final Map<String, String> neighbours;

    /** @param neighbours an address of this machine for the name of each container, and for the fixed address of the proxy */
    Room(Path root, String name, Map<String, String> neighbours) {
        this.root = root;
        this.address = neighbours.getOrDefault(name, "");
        this.neighbours = neighbours;
    }

    Path root() {
        return root;
    }

    String address() {
        return address;
    }

    /** Where a path of the container is. */
    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    String translate(String text) {
        var here = PATH.matcher(text).replaceAll(root + "/").replace(EVERYWHERE, address);
        for (var neighbour : neighbours.entrySet()) {
            here = here.replaceAll("(?<![\\w.-])%s(?=[:/]\\d)".formatted(Pattern.quote(neighbour.getKey())),
                    neighbour.getValue());
        }
        return here;
    }

    List<String> translate(List<String> words) {
        return words.stream().map(this::translate).toList();
    }

    /** The files of an image. @param built what the build stage made */
    void furnish(Dockerfile dockerfile, String target, Path built) throws IOException {
        for (var copy : dockerfile.all(target, "COPY")) {
            var words = copy.rest().split(" ");
            var source = words[words.length - 2];
            place(words[0].equals("--from=build")
                    ? built.resolve(source.replaceFirst("^/image/", ""))
                    : Builds.root().resolve(source), words[words.length - 1]);
        }
    }

    private void place(Path source, String target) throws IOException {
        var place = at(target);
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(source)) {
            Files.createSymbolicLink(place, source);
        } else if (target.endsWith("/java-options")) {
            Files.writeString(place, translate(Files.readString(source)));
        } else {
            Files.copy(source, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** What is there from outside, at the place where the container looks for it. */
    void mount(Path source, String target) throws IOException {
        Files.createDirectories(at(target).getParent());
        Files.createSymbolicLink(at(target), source);
    }

    /** Every file that is not on a volume and no part of an image's folder. */
    TreeSet<String> files() throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
