package io.resticmanager.jobs.dispatch;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.jobs.host.HostCame;
import io.resticmanager.platform.sqlite.Transactions;

/** A host that connects gets what waited for it. */
@Singleton
final class HostArrivals implements ApplicationEventListener<HostCame> {

    private final Dispatcher dispatcher;
    private final Transactions transactions;

    HostArrivals(Dispatcher dispatcher, @Named("jobs") Transactions transactions) {
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(HostCame came) {
        transactions.afterCommit(() -> dispatcher.serveConnected(came.hostId()));
    }
}
