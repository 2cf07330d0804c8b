package dev.lockstep.write;

import dev.lockstep.effect.Effect;

/// Changes an account, one write at a time, and looks at what a write touches. Safe for several
/// threads; it waits where AWS throttles.
public interface AccountWriter {
    /// Makes the one call to AWS that an effect is. Where it cannot be known whether AWS carried it
    /// out (the answer was lost), it is not made again: the caller looks first.
    Written write(Effect effect);

    /// Reads live what an effect touches, in the same words as [dev.lockstep.effect.Touched#in].
    /// IAM is eventually consistent: what was just written may not be seen yet.
    Seen look(Effect effect);

    /// Reads live which versions of a policy have a document: see
    /// [dev.lockstep.effect.touched.PolicyTouched#versionsWith].
    default Seen versions(String arn, String document) {
        return new Seen.Missing("the versions of the policy cannot be read");
    }

    /// Reads live when an access key was last used: the state `LastUsedDate`, an instant in UTC; no
    /// state if it never was.
    default Seen lastUse(String owner, String key) {
        return new Seen.Missing("when the key was last used cannot be read"); // interim
    }
}
