package io.resticmanager.cli.job;

import java.time.Duration;

/** Time that passes until the server is asked again. */
@FunctionalInterface
interface Pause {

    Pause REAL = time -> Thread.sleep(time);

    void rest(Duration time) throws InterruptedException;
}
