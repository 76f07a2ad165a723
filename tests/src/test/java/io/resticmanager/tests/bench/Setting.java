package io.resticmanager.tests.bench;

/** What a smaller run may set: environment variables RM_BENCH_…, whole numbers. */
final class Setting {

    private Setting() {}

    static int of(String name, int usual) {
        var value = System.getenv("RM_BENCH_" + name);
        return value == null || value.isBlank() ? usual : Integer.parseInt(value.strip());
    }
}
