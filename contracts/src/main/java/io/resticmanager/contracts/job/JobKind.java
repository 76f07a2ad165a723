package io.resticmanager.contracts.job;

/** What a job does; named as restic's commands are. */
public enum JobKind {
    init(InitOptions.class), backup(BackupOptions.class), forget(NoOptions.class), prune(NoOptions.class), check(
            NoOptions.class), unlock(NoOptions.class), snapshots(NoOptions.class), stats(
                    NoOptions.class), diff(NoOptions.class), restore(NoOptions.class), restore_test(NoOptions.class);

    private final Class<? extends JobOptions> options;

    JobKind(Class<? extends JobOptions> options) {
        this.options = options;
    }

    public Class<? extends JobOptions> options() {
        return options;
    }
}
