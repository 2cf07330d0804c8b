package dev.lockstep.control.usermfa;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class UserMfaControls {
    private UserMfaControls() {}

    public static final List<Control> ALL =
            List.of(
                    new UserMfa(),
                    new AdministratorMfa(),
                    new UserMfaKind(),
                    new MfaEnforced(),
                    new MfaLeftover());
}
