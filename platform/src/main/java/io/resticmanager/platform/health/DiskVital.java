package io.resticmanager.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.platform.settings.DataDir;

/** Warns before the disk is full: what can not be written is lost to nobody, but nothing goes on either. */
@Singleton
final class DiskVital implements Vital {

    static final long LEAST = 256L << 20;
    private static final String NAME = "disk";

    private final DataDir data;

    DiskVital(DataDir data) {
        this.data = data;
    }

    @Override
    public List<Condition> conditions() {
        try {
            return List.of(of(free(), data.path().toString()));
        } catch (IOException e) {
            return List.of(new Condition(NAME, false, false, "%s can not be looked at: %s".formatted(data.path(), e)));
        }
    }

    /** In bytes. */
    long free() throws IOException {
        return Files.getFileStore(data.path()).getUsableSpace();
    }

    static Condition of(long free, String where) {
        var detail = "%d MiB free at %s".formatted(free >> 20, where);
        return new Condition(NAME, free >= LEAST, false, free >= LEAST ? detail : detail + ": make room soon");
    }
}
