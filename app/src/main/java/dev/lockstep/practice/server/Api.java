package dev.lockstep.practice.server;

import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import java.util.SortedMap;
import java.util.TreeMap;

/// AWS's API of one account: one call after the other, each whole.
final class Api {
    private final TreeMap<String, Long> calls = new TreeMap<>();
    private PracticeState state;

    Api(PracticeState state) {
        this.state = state;
    }

    synchronized PracticeState state() {
        return state;
    }

    synchronized SortedMap<String, Long> calls() {
        return new TreeMap<>(calls);
    }

    synchronized WireResponse answer(WireRequest request) {
        state = state.withSecrets(state.secrets());
        return Refusal.of(501, "Not built yet: " + request.method());
    }
}
