package dev.lockstep.control.rootmfa;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class RootMfaControls {
    private RootMfaControls() {}

    public static final List<Control> ALL =
            List.of(
                    new RootMfa(),
                    new RootMfaHardware(),
                    new RootUnused(),
                    new RootPasswordStrength(),
                    new RootCentral());
}
