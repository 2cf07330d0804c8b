package dev.lockstep.practice.console;

import dev.lockstep.secret.Secret;
import java.util.Optional;

/// One browser that was let in, and what the console remembers of it.
///
/// @param room where its pages are: nobody else knows the address, so that no other program on this
///   machine gets its cookie, which browsers send to every port
/// @param formToken what each of its forms must bring
/// @param notice what the next page says, once
/// @param device the MFA device that is being set up
record Visitor(
        Secret room,
        Secret formToken,
        Stage stage,
        Optional<Notice> notice,
        Optional<Unassigned> device) {
    /// What came of the last form.
    ///
    /// @param title in a few words
    /// @param text what else there is to say; may be empty
    record Notice(String title, String text) {}

    /// A virtual MFA device that was made for somebody and has not proved itself yet.
    ///
    /// @param seed in base32
    /// @param picture the QR code, a PNG in base64
    record Unassigned(String name, String serial, Secret seed, Secret picture) {}

    static Visitor guest(Secret room, Secret formToken) {
        return new Visitor(room, formToken, new Stage.Guest(), Optional.empty(), Optional.empty());
    }

    /// The visitor at another stage: what was under way is over.
    Visitor at(Stage next) {
        return new Visitor(room, formToken, next, notice, Optional.empty());
    }

    Visitor told(String title, String text) {
        return new Visitor(room, formToken, stage, Optional.of(new Notice(title, text)), device);
    }

    Visitor untold() {
        return new Visitor(room, formToken, stage, Optional.empty(), device);
    }

    Visitor with(Optional<Unassigned> next) {
        return new Visitor(room, formToken, stage, notice, next);
    }

    /// The same visitor whose forms bring another token.
    Visitor bringing(Secret other) {
        return new Visitor(room, other, stage, notice, device);
    }

    /// How the address of each of its pages begins.
    String beginning() {
        return ConsoleSite.PREFIX + room.reveal() + "/";
    }
}
