package io.resticmanager.notifications.settings;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;

/** What holds at this moment. Ask anew each time: an administrator may change it while the service runs. */
@Singleton
public final class CurrentSettings {

    private final Transactions transactions;
    private final Surroundings surroundings;
    private volatile Settings now;

    CurrentSettings(@Named("notifications") Transactions transactions, Surroundings surroundings) {
        this.transactions = transactions;
        this.surroundings = surroundings;
        this.now = read();
    }

    public Settings now() {
        return now;
    }

    /** After a commit. One after the other, so that the last to read has read the last that was written. */
    synchronized void refresh() {
        now = read();
    }

    private Settings read() {
        return surroundings.over(transactions.<Chosen>readSql(SettingsTable::read));
    }
}
