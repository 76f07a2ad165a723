package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;

/** Why a job failed: a stable cause for programs, a sentence for people, and what to do next. */
@Wire
public record JobError(String cause, String message, String nextStep) {}
