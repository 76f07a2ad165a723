package io.resticmanager.agent.connection;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.resticmanager.agent.look.Lookups;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/**
 * Follows orders one after another on a thread of its own, over all connections. An order may wait for a full disk; whoever
 * reads what the hub says must not, or no acknowledgement is heard and the disk stays full.
 */
final class OrdersInTurn implements Orders, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OrdersInTurn.class.getName());

    private final Orders orders;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("orders").factory());

    OrdersInTurn(Orders orders) {
        this.orders = orders;
    }

    @Override
    public AgentMessage.Hello hello() {
        return orders.hello();
    }

    @Override
    public void welcomed(HubMessage.Welcome welcome) {
        orders.welcomed(welcome);
    }

    @Override
    public void configure(HubMessage.ConfigUpdate update) {
        thread.execute(() -> follow(() -> orders.configure(update)));
    }

    @Override
    public void run(HubMessage.CommandRun command) {
        thread.execute(() -> follow(() -> orders.run(command)));
    }

    @Override
    public void cancel(String jobId) {
        thread.execute(() -> follow(() -> orders.cancel(jobId)));
    }

    /** Never waits, so it is not in turn. */
    @Override
    public Lookups lookups() {
        return orders.lookups();
    }

    @Override
    public List<String> jobs() {
        return orders.jobs();
    }

    @Override
    public Instant now() {
        return orders.now();
    }

    // One order that can not be followed must not keep the next from being.
    private static void follow(Runnable order) {
        try {
            order.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an order of the hub could not be followed", e);
        }
    }

    /** Takes no more; what was taken is still followed. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
