package dev.lockstep.control;

import dev.lockstep.control.accesskeys.AccessKeyControls;
import dev.lockstep.control.around.AccountControls;
import dev.lockstep.control.groups.GroupControls;
import dev.lockstep.control.passwordpolicy.PasswordPolicyControls;
import dev.lockstep.control.rootkeys.RootKeyControls;
import dev.lockstep.control.rootmfa.RootMfaControls;
import dev.lockstep.control.usermfa.UserMfaControls;
import dev.lockstep.control.users.UserControls;
import dev.lockstep.control.verified.VerifiedControls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All controls, in the order in which a report lists them: by step, each step listing its own.
public final class ControlCatalog {
    private ControlCatalog() {}

    private static final List<Control> ALL =
            Stream.of(
                            PasswordPolicyControls.ALL,
                            RootMfaControls.ALL,
                            RootKeyControls.ALL,
                            GroupControls.ALL,
                            UserControls.ALL,
                            UserMfaControls.ALL,
                            AccessKeyControls.ALL,
                            VerifiedControls.ALL,
                            AccountControls.ALL)
                    .flatMap(List::stream)
                    .toList();

    public static List<Control> all() {
        return ALL;
    }

    public static Optional<Control> byId(String id) {
        return ALL.stream().filter(control -> control.info().id().equals(id)).findFirst();
    }

    /// Every id that lockstep.yaml and the command line may name.
    public static Set<String> knownIds() {
        return ALL.stream()
                .map(control -> control.info().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
