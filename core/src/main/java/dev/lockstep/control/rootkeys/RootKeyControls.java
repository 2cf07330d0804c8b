package dev.lockstep.control.rootkeys;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class RootKeyControls {
    private RootKeyControls() {}

    public static final List<Control> ALL = List.of(new RootAccessKeys(), new RootCertificates());
}
