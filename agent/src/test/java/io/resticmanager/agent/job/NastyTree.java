package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Files of every kind and name, and how a tree of such looks. */
public final class NastyTree {

    public static final List<String> ODD_NAMES = List.of("star*[x]?.txt", "back\\slash", "new\nline", "$HOME.txt",
            "--exclude", "übung-日本.txt", "co: lon, and more", " blank ", "'\"`;&|!#~");
    /** What the first odd name would match as a pattern. */
    static final String DECOY = "starx1.txt";

    private NastyTree() {}

    public static Path at(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        for (var name : ODD_NAMES) {
            Files.writeString(folder.resolve(name), "this is " + name);
        }
        Files.writeString(folder.resolve(DECOY), "decoy");
        Files.createFile(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("empty-folder"));
        var content = new byte[600_000];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("random"), content);
        try (var sparse = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            sparse.seek(3 << 20);
            sparse.write(7);
        }
        Files.writeString(Files.createDirectories(folder.resolve("depth".concat("/twenty-letters-each".repeat(40))))
                .resolve("deep"), "deep");
        links(folder);
        shell(folder,
                "mkfifo -m 640 pipe; printf x > \"$(printf 'latin1-\\374')\"; mkdir read-only; echo r > read-only/f;"
                        + " chmod 400 read-only/f; chmod 555 read-only; echo s > program; chmod 4755 program; mkdir shared;"
                        + " chmod 2775 shared");
        if (root()) {
            shell(folder,
                    "mknod -m 600 null c 1 3; echo o > owned; chown 1234:4321 owned shared; chown -h 1234 dangling;"
                            + " echo s > owned-program; chown 1234:4321 owned-program; chmod 6755 owned-program");
        }
        attributes(folder.resolve("random"));
        return folder;
    }

    static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static void links(Path folder) throws IOException {
        Files.createLink(folder.resolve("same"), folder.resolve("random"));
        Files.createSymbolicLink(folder.resolve("relative"), Path.of("empty-folder"));
        Files.createSymbolicLink(folder.resolve("absolute"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("not/there"));
    }

    private static void attributes(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).write("note",
                    ByteBuffer.wrap("kept".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    static void shell(Path folder, String line) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("/bin/sh", "-ec", line).directory(folder.toFile()).redirectErrorStream(true)
                .start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
    }

    /** How one thing looks; {@code what} is its content, or where it leads. */
    record Look(int mode, int uid, int gid, int links, Object time, String what, Map<String, String> attributes) {

        /** As one that belongs to the agent. */
        Look own() throws IOException {
            var us = Path.of("/proc/self");
            return new Look(mode & ~06000, (Integer) Files.getAttribute(us, "unix:uid"),
                    (Integer) Files.getAttribute(us, "unix:gid"), links, time, what, attributes);
        }
    }

    /** Each thing below, by its name from there. */
    static Map<String, Look> looks(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return looks(folder, all, UnaryOperator.identity());
        }
    }

    /** The same, as it looks when it was given to the agent. */
    static Map<String, Look> own(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return looks(folder, all, look -> {
                try {
                    return look.own();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Map<String, Look> looks(Path folder, Stream<Path> all, UnaryOperator<Look> change)
            throws IOException {
        var looks = new TreeMap<String, Look>();
        for (var path : all.toList()) {
            looks.put(folder.relativize(path).toString(), change.apply(look(path)));
        }
        return looks;
    }

    private static Look look(Path path) throws IOException {
        var seen = Files.readAttributes(path,
                "unix:mode,uid,gid,nlink,lastModifiedTime,isSymbolicLink,isRegularFile,rdev",
                LinkOption.NOFOLLOW_LINKS);
        var link = (Boolean) seen.get("isSymbolicLink");
        var file = (Boolean) seen.get("isRegularFile");
        var what = link ? Files.readSymbolicLink(path).toString() : file ? checksum(path) : seen.get("rdev").toString();
        return new Look((Integer) seen.get("mode"), (Integer) seen.get("uid"), (Integer) seen.get("gid"),
                (Integer) seen.get("nlink"), seen.get("lastModifiedTime"), what, file ? attributesOf(path) : Map.of());
    }

    private static String checksum(Path file) throws IOException {
        var sum = new CRC32C();
        sum.update(Files.readAllBytes(file));
        return Files.size(file) + " " + HexFormat.of().toHexDigits(sum.getValue());
    }

    private static Map<String, String> attributesOf(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        var found = new TreeMap<String, String>();
        if (view != null && Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            for (var name : view.list()) {
                var value = ByteBuffer.allocate(view.size(name));
                view.read(name, value);
                found.put(name, new String(value.array(), StandardCharsets.US_ASCII));
            }
        }
        return found;
    }
}
