package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Machine;

/** What the installed agent of a machine does for its manager, from within the sandbox of its unit. */
record Sandboxed(Machine machine, Administrator alice, String host) {

    private static final String HOOK = "/etc/restic-manager/hooks/dump-db";
    /** Only root can read the one and make the other. */
    private static final String KEPT = "mkdir -p /srv/kept && cd /srv/kept && echo secret >hers && chown 1234:4321 hers && chmod 4700 hers "
            + "&& mknod -m 600 null c 1 3";
    private static final String LOOK = "stat -c '%n %F %a %u:%g' *";

    /** @return the snapshot of {@code /srv/kept} */
    String backsUp() throws Exception {
        machine.done(KEPT);
        succeeded(alice.awaitOver(alice.run(host, JobKind.init)));
        succeeded(alice.awaitOver(alice.backUp(host, Source.of(List.of("/srv/kept")))));
        return alice.awaitSnapshots(host, 1).getFirst();
    }

    /** Aside, so as root's and without setuid (ADR 62). */
    void restoresAside(String snapshot) throws Exception {
        var restored = succeeded(restore(snapshot, Map.of("mode", "new_directory")));
        var directory = ((Finding.Restored) restored.summary().finding()).directory();

        assertThat(machine.done("cd " + directory + "/srv/kept && " + LOOK)).isEqualTo(
                "hers regular file 700 0:0\nnull character special file 600 0:0");
        machine.done("rm -r " + directory);
    }

    /** Where the machine's own policy says, and its unit was opened for it: there all is as it was. */
    void restoresInPlace(String snapshot) throws Exception {
        var place = Map.of("mode", "in_place");
        machine.done("cd /srv/kept && echo spoiled >hers && rm null");
        assertThat(restore(snapshot, place).error()).isNotNull()
                .extracting(JobError::cause).isEqualTo("refused_by_host");

        machine.done("restic-manager-agent policy allow-restore /srv/kept && restic-manager-agent policy apply "
                + "&& systemctl daemon-reload && systemctl restart restic-manager-agent");
        succeeded(restore(snapshot, place));

        assertThat(machine.done("cd /srv/kept && cat hers && " + LOOK)).isEqualTo(
                "secret\nhers regular file 4700 1234:4321\nnull character special file 600 0:0");
    }

    /** A hook writes where the agent may not; what it says is in the job's log, and its failure is the job's. */
    void runsItsHookOutsideOfIt() throws Exception {
        hook("echo dumped >/srv/dump; echo \"hook of $RM_KIND $RM_JOB_ID\"; systemctl show -P ActiveState restic-manager-hook@dump-db");
        var job = succeeded(hooked());
        assertThat(alice.completeLog(job.id())).extracting(line -> line.text())
                .contains("dump-db: hook of backup " + job.id(), "dump-db: activating");
        assertThat(machine.done("cat /srv/dump")).isEqualTo("dumped");

        hook("echo no database here; exit 3");
        var failed = hooked();
        assertThat(failed.status()).isEqualTo(JobStatus.failed);
        assertThat(failed.error()).asString().contains("dump-db");
        assertThat(alice.completeLog(failed.id())).extracting(line -> line.text())
                .contains("dump-db: no database here");
        machine.done("rm -r " + HOOK + " /srv/dump /srv/kept");
    }

    private void hook(String script) throws Exception {
        machine.done("printf '#!/bin/sh\\n%%s\\n' '%s' >%s && chmod 755 %s".formatted(script, HOOK, HOOK));
    }

    private Job hooked() throws Exception {
        return alice.awaitOver(alice.backUp(host, new Source(List.of("/srv/kept"), List.of(), List.of(), false, false,
                null, null, null, null, "dump-db", null)));
    }

    private Job restore(String snapshot, Map<String, String> target) throws Exception {
        return alice.awaitOver(alice.run(host, JobKind.restore, Map.of("snapshot_id", snapshot, "paths",
                List.of("/srv/kept"), "target", target, "confirm_host_name", "ada")));
    }

    private static Job succeeded(Job job) {
        assertThat(job.status()).as("%s: %s", job.kind(), job.error()).isEqualTo(JobStatus.succeeded);
        return job;
    }
}
