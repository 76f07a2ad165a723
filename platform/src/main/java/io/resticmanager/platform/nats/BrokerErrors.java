package io.resticmanager.platform.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.support.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the broker and its client complain about, into the log. */
record BrokerErrors(String service) implements ErrorListener {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerErrors.class);

    // A permissions violation arrives here: the broker refuses silently otherwise.
    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warn("the broker refused something service={} error={}", service, error);
    }

    // Cut lines end here again and again while the broker is down; the reconnect is
    // what matters.
    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
        LOG.debug("broker line service={}", service, e);
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn("messages were dropped because nobody took them in time service={}", service);
    }

    @Override
    public void messageDiscarded(Connection connection, Message message) {
        LOG.warn("a message was discarded service={} subject={}", service, message.getSubject());
    }

    @Override
    public void heartbeatAlarm(Connection connection, JetStreamSubscription subscription, long stream, long consumer) {
        LOG.debug("no heartbeat service={}", service);
    }

    @Override
    public void unhandledStatus(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debug("broker status service={} status={}", service, status);
    }

    @Override
    public void pullStatusWarning(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debug("pull status service={} status={}", service, status);
    }

    @Override
    public void pullStatusError(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debug("pull status service={} status={}", service, status);
    }
}
