package io.resticmanager.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Something worth backing up: 1,200 files in 40 folders, some text and some incompressible, the same on every machine. */
final class SampleTree {

    private static final int FOLDERS = 40;
    private static final int FILES_PER_FOLDER = 30;
    private static final String SENTENCE = "A backup that was never restored is only a hope. ";

    private SampleTree() {}

    /** Makes the tree unless it is there already. */
    static Path at(Path root) throws IOException {
        var complete = root.resolve("folder-%02d".formatted(FOLDERS - 1))
                .resolve("note-%02d.txt".formatted(FILES_PER_FOLDER - 1));
        if (!Files.exists(complete)) {
            write(root);
        }
        return root;
    }

    private static void write(Path root) throws IOException {
        var random = new Random(20_260_504);
        for (int folder = 0; folder < FOLDERS; folder++) {
            var directory = Files.createDirectories(root.resolve("folder-%02d".formatted(folder)));
            for (int file = 0; file < FILES_PER_FOLDER; file++) {
                Files.write(directory.resolve(name(file)), content(random, file));
            }
        }
    }

    private static String name(int file) {
        return (file % 3 == 0 ? "picture-%02d.bin" : "note-%02d.txt").formatted(file);
    }

    private static byte[] content(Random random, int file) {
        if (file % 3 == 0) {
            var picture = new byte[16_384 + random.nextInt(16_384)];
            random.nextBytes(picture);
            return picture;
        }
        return (random.nextLong() + " " + SENTENCE.repeat(20 + random.nextInt(40))).getBytes(StandardCharsets.UTF_8);
    }
}
