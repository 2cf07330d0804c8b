package dev.lockstep.control.passwordpolicy;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class PasswordPolicyControls {
    private PasswordPolicyControls() {}

    public static final List<Control> ALL =
            List.of(
                    new PasswordLength(),
                    new PasswordUppercase(),
                    new PasswordLowercase(),
                    new PasswordNumber(),
                    new PasswordSymbol(),
                    new PasswordExpiry(),
                    new PasswordReuse(),
                    new PasswordSelfService(),
                    new PasswordHardExpiry());
}
