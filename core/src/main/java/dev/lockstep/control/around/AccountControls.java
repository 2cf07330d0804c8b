package dev.lockstep.control.around;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class AccountControls {
    private AccountControls() {}

    public static final List<Control> ALL =
            List.of(
                    new SecurityContact(),
                    new TrailOn(),
                    new AccessAnalyzer(),
                    new CertificateExpired());
}
