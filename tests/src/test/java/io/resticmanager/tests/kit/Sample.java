package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Something to back up. */
public final class Sample {

    private Sample() {}

    /** That many small text files. */
    public static Path files(Path folder, int count) throws IOException {
        for (int file = 0; file < count; file++) {
            Files.writeString(folder.resolve("note-%04d.txt".formatted(file)), "note %d of %s".formatted(file, folder));
        }
        return folder;
    }

    /** Noise that does not compress, so that an upload limit makes its backup last. */
    public static Path noise(Path folder, int mebibytes) throws IOException {
        var random = new Random(mebibytes);
        for (int part = 0; part < mebibytes; part++) {
            var noise = new byte[1 << 20];
            random.nextBytes(noise);
            Files.write(folder.resolve("noise-%03d.bin".formatted(part)), noise);
        }
        return folder;
    }
}
