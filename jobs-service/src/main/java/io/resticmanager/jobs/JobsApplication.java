package io.resticmanager.jobs;

import io.micronaut.runtime.Micronaut;

/** Starts jobs-service alone, against a broker that runs elsewhere. */
public final class JobsApplication {

    private JobsApplication() {}

    static void main(String[] args) {
        Micronaut.build(args).mainClass(JobsApplication.class).banner(false).start();
    }
}
