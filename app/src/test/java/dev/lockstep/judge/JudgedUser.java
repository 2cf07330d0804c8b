package dev.lockstep.judge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is known of one user. An empty `keys`, `devices`, `details` is "not known", never "none".
record JudgedUser(
        String name,
        Instant created,
        Optional<JsonNode> details,
        May<Boolean> password,
        Optional<Instant> profileCreated,
        May<Boolean> mfa,
        Optional<List<String>> devices,
        List<String> virtualDevices,
        Optional<List<JudgedKey>> keys,
        Optional<Report.Row> row,
        May<Optional<Instant>> passwordLastUsed) {

    boolean surelyNoPassword() {
        return password.surely(false);
    }

    List<String> attachedPolicies() {
        return Json.list(details.orElseThrow().path("AttachedManagedPolicies")).stream()
                .map(each -> Json.text(each, "PolicyName"))
                .toList();
    }

    List<JudgedKey> activeKeys() {
        return keys.orElseThrow().stream().filter(JudgedKey::active).toList();
    }
}
