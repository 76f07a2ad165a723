package io.resticmanager.jobs.host;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.run.Standing;

/** How hosts stand with what they should have run; known by the ledger. */
public interface HostStandings {

    /** One for each of these; at most a page of them. */
    Map<String, Standing> of(List<String> hosts);
}
