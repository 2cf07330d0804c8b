package dev.lockstep.control.users;

import dev.lockstep.control.Control;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class UserControls {
    private UserControls() {}

    public static final List<Control> ALL =
            List.of(
                    new UserOnRoster(),
                    new PersonHasUser(),
                    new UserInGroup(),
                    new SharedLogin(),
                    new UserIdle(),
                    new FederationPreferred());
}
