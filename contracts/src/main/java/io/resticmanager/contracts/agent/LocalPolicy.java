package io.resticmanager.contracts.agent;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint lets its hub do. {@code fromFile}: an administrator of the endpoint wrote it down; otherwise it is the default.
 * {@code kinds} are wire names of jobs; {@code restoreRoots} absolute paths; {@code hooks} names in the hook directory, all of them
 * when it holds {@code *}; {@code repositoryHosts} host names or addresses, {@code local} for a path. {@code problem} is why the
 * endpoint's policy file can not be relied on, one line for an operator; the lists are then empty and everything is refused.
 */
@Wire
public record LocalPolicy(boolean fromFile, List<String> kinds, List<String> restoreRoots, List<String> hooks,
        List<String> repositoryHosts, @Nullable String problem) {

    /** One that can be relied on. */
    public LocalPolicy(boolean fromFile, List<String> kinds, List<String> restoreRoots, List<String> hooks,
            List<String> repositoryHosts) {
        this(fromFile, kinds, restoreRoots, hooks, repositoryHosts, null);
    }
}
