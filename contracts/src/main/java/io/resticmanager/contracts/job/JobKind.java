package io.resticmanager.contracts.job;

/** What a job does; named as restic's commands are. */
public enum JobKind {
    init(InitOptions.class), backup(BackupOptions.class), forget(ForgetOptions.class), prune(PruneOptions.class), check(
            CheckOptions.class), unlock(NoOptions.class), snapshots(NoOptions.class), stats(StatsOptions.class), diff(
                    DiffOptions.class), restore(RestoreOptions.class), restore_test(NoOptions.class);

    private final Class<? extends JobOptions> options;

    JobKind(Class<? extends JobOptions> options) {
        this.options = options;
    }

    public Class<? extends JobOptions> options() {
        return options;
    }
}
