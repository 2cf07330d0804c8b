package dev.lockstep.control.accesskeys;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class AccessKeyControls {
    private AccessKeyControls() {}

    public static final List<Control> ALL =
            List.of(
                    new KeyAge(),
                    new KeyUnused(),
                    new KeyNeverUsed(),
                    new KeySingle(),
                    new KeyInactiveLeftover(),
                    new KeyDocumented(),
                    new PersonWithoutKey(),
                    new OtherCredentials(),
                    new KeyQuarantined());
}
