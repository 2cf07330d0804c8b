package dev.lockstep.practice.running;

import dev.lockstep.input.JsonFields;
import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.Optional;

/// What somebody signs in with at the console of a practice account.
///
/// @param account the account id
/// @param name the e-mail address of root, or the name of a user
/// @param isRoot which of the two
/// @param password absent: there is none, and no way in
public record ConsoleSignIn(
        String account,
        String name,
        boolean isRoot,
        Optional<Secret> password,
        List<Device> devices) {
    /// An MFA device.
    ///
    /// @param kind in words
    /// @param key the secret key, in base32, by which an authenticator app makes its codes; absent
    ///   for kinds that no app can play
    /// @param code the present one; absent too where it was used already, since none is taken twice
    public record Device(String serial, String kind, Optional<Secret> key, Optional<Secret> code) {}

    public ConsoleSignIn {
        devices = List.copyOf(devices);
    }

    static ConsoleSignIn read(JsonFields answer) {
        Optional<String> email = answer.optionalText("email");
        return new ConsoleSignIn(
                answer.text("account"),
                email.orElseGet(() -> answer.text("user")),
                email.isPresent(),
                answer.optionalText("password").map(Secret::new),
                answer.objects("devices", "a device").stream()
                        .map(one ->
                                new Device(
                                        one.text("serial"),
                                        one.text("kind"),
                                        one.optionalText("key").map(Secret::new),
                                        one.optionalText("code").map(Secret::new)))
                        .toList());
    }
}
