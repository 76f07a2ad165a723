package io.resticmanager.agent.policy;

/** What the policy says no to: the rule's name, such as {@code policy.kind}, and a sentence with the next step. */
public record Refusal(String rule, String message) {}
