package dev.lockstep.control.verified;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class VerifiedControls {
    private VerifiedControls() {}

    public static final List<Control> ALL =
            List.of(new PasswordCurrent(), new PasswordUnused(), new PersonVerified());
}
