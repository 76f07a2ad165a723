package io.resticmanager.gateway.token;

import io.resticmanager.platform.sqlite.StorageTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when something was last used. Where nothing can be stored it goes without: a page that only reads has to be readable then. */
public final class UsesNoted {

    private static final Logger LOG = LoggerFactory.getLogger(UsesNoted.class);

    public void note(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            if (StorageTrouble.behind(e).isEmpty()) {
                throw e;
            }
            LOG.debug("a use was not noted", e);
        }
    }
}
