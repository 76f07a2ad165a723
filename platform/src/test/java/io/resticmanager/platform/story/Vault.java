package io.resticmanager.platform.story;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.resticmanager.platform.secret.SealedColumn;

/** A sealed column whose process can be made to end at once, by RM_TEST_HALT, when the rotation of keys comes to it. */
public class Vault implements SealedColumn.Source {

    public static final int HALTED = 9;

    private static final int FULL = 150;

    private final String service;
    private final AtomicInteger rows = new AtomicInteger();

    Vault(String service) {
        this.service = service;
    }

    /** Which row of the vault a secret belongs to. */
    public static String place(String id) {
        return "vault/" + id;
    }

    @Override
    public List<SealedColumn> columns() {
        haltIf("before-" + service);
        return List.of(new SealedColumn("vault", "id", "secret", this::at));
    }

    private String at(String id) {
        if (rows.incrementAndGet() == FULL) {
            haltIf("within-" + service);
        }
        return place(id);
    }

    private static void haltIf(String point) {
        if (point.equals(System.getenv("RM_TEST_HALT"))) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
