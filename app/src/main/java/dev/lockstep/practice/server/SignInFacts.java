package dev.lockstep.practice.server;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.RootEmail;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.practice.wire.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What somebody signs in with at the console: secrets of a practice account, for whoever has its
/// token.
///
/// @param name a user's name, or [Root#NAME]
/// @param real the real time (UTC), by which codes are told
record SignInFacts(
        String name, Account account, List<MfaDevice> devices, Secrets secrets, Instant real) {
    static Optional<SignInFacts> of(PracticeState state, String name, Instant real) {
        Account account = state.truth();
        Optional<List<MfaDevice>> devices =
                name.equals(Root.NAME)
                        ? Optional.of(account.root().mfaDevices())
                        : Optional.ofNullable(account.users().get(name)).map(User::mfaDevices);
        return devices.map(one -> new SignInFacts(name, account, one, state.secrets(), real));
    }

    String json() {
        return JsonText.object(json -> {
            json.writeStringProperty("account", account.id().orElse(""));
            if (name.equals(Root.NAME)) {
                json.writeStringProperty("email", RootEmail.ADDRESS);
            } else {
                json.writeStringProperty("user", name);
            }
            secrets.password(name)
                    .ifPresent(one -> json.writeStringProperty("password", one.reveal()));
            json.writeArrayPropertyStart("devices");
            devices.forEach(device -> device(json, device));
            json.writeEndArray();
        });
    }

    private void device(JsonGenerator json, MfaDevice device) {
        json.writeStartObject();
        json.writeStringProperty("serial", device.serial());
        json.writeStringProperty("kind", device.kind().words());
        secrets.seed(device.serial())
                .ifPresent(seed -> json.writeStringProperty("key", seed.reveal()));
        // One that was taken already would only be refused.
        Totp.unused(secrets, device.serial(), real)
                .ifPresent(code -> json.writeStringProperty("code", code));
        json.writeEndObject();
    }
}
