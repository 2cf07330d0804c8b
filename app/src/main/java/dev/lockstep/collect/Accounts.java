package dev.lockstep.collect;

import java.util.List;

/// Opens accounts: the port through which everything but `aws` itself reaches AWS.
public interface Accounts {
    /// Finds credentials, asks AWS whose they are, and makes a collector for that account. It takes
    /// one call to AWS.
    ///
    /// @throws NoSession if there are no credentials, AWS does not take them, or AWS cannot be
    ///   reached at all
    Collector open(SessionRequest request);

    /// Every action that a collector may need, as a policy names it, such as `iam:ListUsers`; in
    /// order of name.
    List<String> actions();
}
