package io.resticmanager.gateway.live;

import java.util.List;

import io.resticmanager.contracts.json.Wire;

/** What a page says first: the topics it shows ({@code fleet}, {@code alerts}, {@code channels}, {@code disk}, {@code host:ID}, {@code job:ID}, {@code enrolment:ID}, {@code restore:ID}). */
@Wire
record Subscribe(List<String> subscribe) {}
