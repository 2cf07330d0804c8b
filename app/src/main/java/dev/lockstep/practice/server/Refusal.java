package dev.lockstep.practice.server;

import dev.lockstep.practice.wire.JsonText;
import dev.lockstep.practice.wire.WireResponse;

/// What this server itself refuses, in a sentence that holds nothing of the request.
final class Refusal {
    private Refusal() {}

    static WireResponse of(int status, String sentence) {
        return WireResponse.of(
                status,
                "application/json",
                JsonText.object(json -> json.writeStringProperty("error", sentence)));
    }
}
