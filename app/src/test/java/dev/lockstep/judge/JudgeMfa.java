package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Step 6.
final class JudgeMfa {
    private final JudgedAccount account;
    private final JudgedBaseline baseline;

    JudgeMfa(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        found.addAll(EachUser.of(account, "user-mfa", JudgeMfa::mfa));
        found.addAll(EachUser.of(account, "user-mfa-kind", this::kind));
        found.addAll(leftovers());
        return found;
    }

    private static Ruled mfa(JudgedUser user) {
        List<Status> worlds = new ArrayList<>();
        for (boolean password : user.password().values()) {
            for (boolean mfa : user.mfa().values()) {
                worlds.add(password ? mfa ? Status.PASS : Status.FAIL : Status.NOT_APPLICABLE);
            }
        }
        return Ruled.overWorlds(worlds);
    }

    Ruled kind(JudgedUser user) {
        if (!user.mfa().surely(true)) {
            return Ruled.NOT_APPLICABLE;
        }
        List<String> read = user.devices().orElse(user.virtualDevices());
        if (read.stream().anyMatch(serial -> serial.contains(":sms-mfa/"))) {
            return Ruled.FAIL;
        }
        if (!baseline.hardware("mfa", "kind")) {
            return Ruled.PASS;
        }
        if (user.devices().isPresent()) {
            return Ruled.fails(read.stream().allMatch(serial -> serial.contains(":mfa/")));
        }
        return read.isEmpty()
                ? Ruled.UNDETERMINED
                : Ruled.UNDETERMINED.or("only-virtual-list-read", Status.FAIL);
    }

    private List<Expected> leftovers() {
        JsonNode devices =
                account.files().json("virtual-mfa-devices.json").path("VirtualMFADevices");
        if (!Json.known(devices)) {
            return List.of(account.undetermined("mfa-leftover"));
        }
        List<Expected> found = new ArrayList<>();
        for (JsonNode device : devices.values()) {
            found.add(
                    Expected.of(
                            "mfa-leftover",
                            "mfa-device",
                            Json.text(device, "SerialNumber"),
                            Json.text(device.path("User"), "UserName"),
                            Ruled.fails(device.path("User").isEmpty())));
        }
        return found;
    }
}
