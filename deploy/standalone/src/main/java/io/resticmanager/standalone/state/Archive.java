package io.resticmanager.standalone.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.settings.OwnerOnly;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** A copy of the state as one ZIP file: the {@link Marker}, then its parts. */
final class Archive {

    private static final long MOST_MARKER = 1 << 20;
    private static final String PARTIAL = ".archive";

    private Archive() {}

    /**
     * Whole or not there; readable by its owner alone from the first byte, and on disk when this returns.
     *
     * @param folder where the parts are, on the file's own disk and this process's alone
     */
    static void write(Path file, Path folder, Marker marker) throws IOException {
        var partial = folder.resolve(PARTIAL);
        OwnerOnly.file(partial);
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            try (var zip = new ZipOutputStream(new Unclosed(Channels.newOutputStream(channel)))) {
                add(zip, Marker.NAME, Json.bytes(marker));
                for (var part : marker.parts()) {
                    zip.putNextEntry(new ZipEntry(part.name()));
                    Files.copy(folder.resolve(part.name()), zip);
                    zip.closeEntry();
                }
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    static List<Marker.Part> parts(Path folder, List<Path> files) throws IOException {
        var parts = new ArrayList<Marker.Part>();
        for (var file : files) {
            try (var content = Files.newInputStream(file)) {
                var sum = Digest.copy(content, OutputStream.nullOutputStream());
                parts.add(new Marker.Part(folder.relativize(file).toString(), Files.size(file), sum));
            }
        }
        return parts;
    }

    /** Takes the parts out, each as the marker says it is, and nothing else. @throws CannotStart when it is no whole copy */
    static Marker unpack(Path file, Path folder) throws IOException {
        return unpack(file, folder, true);
    }

    /** As {@link #unpack(Path, Path)} does; but of what is no database, keys among it, nothing is written anywhere. */
    static Marker unpackDatabases(Path file, Path folder) throws IOException {
        return unpack(file, folder, false);
    }

    private static Marker unpack(Path file, Path folder, boolean all) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE, "%s can not be used: %s".formatted(file,
                    Files.exists(file) ? "it is no file" : "there is no such file"));
        }
        try (var zip = new ZipFile(file.toFile())) {
            var marker = marker(zip, file);
            for (var part : marker.parts()) {
                take(zip, part, folder, file, all);
            }
            return marker;
        } catch (java.util.zip.ZipException e) {
            throw broken(file, "it is no ZIP file, or cut short");
        }
    }

    private static Marker marker(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Marker.NAME);
        if (entry == null || entry.getSize() > MOST_MARKER) {
            throw broken(file, "backup-state did not make it");
        }
        try (var content = zip.getInputStream(entry)) {
            var marker = Json.read(content.readAllBytes(), Marker.class);
            if (marker.format() != Marker.FORMAT) {
                throw broken(file, "a newer restic-manager made it (format %d): restore with that one"
                        .formatted(marker.format()));
            }
            mustBeOfAllServices(marker, file);
            return marker;
        } catch (Json.Malformed e) {
            throw broken(file, "its list of parts can not be read");
        }
    }

    private static void mustBeOfAllServices(Marker marker, Path file) {
        var names = new HashSet<String>();
        for (var part : marker.parts()) {
            if (part == null || part.name() == null || part.name().indexOf('\0') >= 0) {
                throw broken(file, "its list of parts can not be read");
            }
            names.add(part.name());
        }
        for (var service : StateFiles.SERVICES) {
            if (!names.contains(service + ".db")) {
                throw broken(file, service + ".db is missing");
            }
        }
    }

    private static void take(ZipFile zip, Marker.Part part, Path folder, Path file, boolean all)
            throws IOException {
        var target = folder.resolve(part.name()).normalize();
        var entry = zip.getEntry(part.name());
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw broken(file, part.name() + " leads out of the data directory");
        }
        if (entry == null || entry.getSize() != part.size()) {
            throw broken(file, part.name() + " is missing or cut short");
        }
        try (var content = zip.getInputStream(entry);
                var to = all || StateFiles.isDatabase(target) ? fresh(target) : OutputStream.nullOutputStream()) {
            if (!Digest.copy(content, to).equals(part.sha256())) {
                throw broken(file, part.name() + " was changed");
            }
        } catch (java.util.zip.ZipException e) {
            throw e;
        } catch (IOException e) {
            throw new CannotStart(ExitCode.FAILED, "%s could not be taken out of %s into %s: %s"
                    .formatted(part.name(), file, folder, e.getMessage()));
        }
    }

    private static OutputStream fresh(Path target) throws IOException {
        OwnerOnly.directories(Objects.requireNonNull(target.getParent()));
        OwnerOnly.file(target);
        return Files.newOutputStream(target);
    }

    private static CannotStart broken(Path file, String why) {
        return new CannotStart(ExitCode.FAILED, "%s can not be used: %s".formatted(file, why));
    }

    // The channel has to stay open until its bytes are on disk.
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
