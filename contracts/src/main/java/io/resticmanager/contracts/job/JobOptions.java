package io.resticmanager.contracts.job;

/** The options of one kind of job; the kind beside it on the wire says which record it is. */
public sealed interface JobOptions
        permits InitOptions, BackupOptions, ForgetOptions, PruneOptions, CheckOptions, StatsOptions, DiffOptions,
        RestoreOptions, NoOptions {}
