package io.resticmanager.contracts.agent;

import java.util.List;

import io.resticmanager.contracts.json.Wire;

/**
 * What an endpoint lets its hub do. {@code fromFile}: an administrator of the endpoint wrote it down; otherwise it is the default.
 * {@code kinds} are wire names of jobs; {@code restoreRoots} absolute paths; {@code hooks} names in the hook directory, all of them
 * when it holds {@code *}; {@code repositoryHosts} host names or addresses, {@code local} for a path.
 */
@Wire
public record LocalPolicy(boolean fromFile, List<String> kinds, List<String> restoreRoots, List<String> hooks,
        List<String> repositoryHosts) {}
