package dev.lockstep.write;

import dev.lockstep.effect.Effect;
import java.util.Optional;

/// Changes an account, one write at a time, and looks at what a write touches. Safe for several
/// threads; it waits where AWS throttles.
public interface AccountWriter {
    /// Makes the one call to AWS that an effect is. Where it cannot be known whether AWS carried it
    /// out (the answer was lost), it is not made again: the caller looks first.
    Written write(Effect effect);

    /// Makes the one call to AWS of an effect beside which a secret stands.
    default Written write(SecretWrite write) {
        return new Written.NotDone(
                "NotSent",
                write.effect().operation() + " takes or gives a secret, and nobody is there for it",
                Optional.empty());
    }

    /// Gets ready what a write takes beside its effect, such as codes of a person, before it is
    /// journaled that it is about to be made.
    ///
    /// @return whether the write can be made; if not, somebody has left off
    default boolean prepare(Effect effect) {
        return true;
    }

    /// Reads live what an effect touches, in the same words as [dev.lockstep.effect.Touched#in].
    /// IAM is eventually consistent: what was just written may not be seen yet.
    Seen look(Effect effect);

    /// Reads live which versions of a policy have a document: see
    /// [dev.lockstep.effect.touched.PolicyTouched#versionsWith].
    default Seen versions(String arn, String document) {
        return new Seen.Missing("the versions of the policy cannot be read");
    }

    /// Reads live the ids of the access keys that somebody has: see
    /// [dev.lockstep.effect.touched.CredentialTouched#accessKeyIds].
    default Seen accessKeys(String owner) {
        return new Seen.Missing("the access keys cannot be read");
    }

    /// Reads live when an access key was last used: the state `LastUsedDate`, an instant in UTC; no
    /// state if it never was.
    default Seen lastUse(String owner, String key) {
        return new Seen.Missing("when the key was last used cannot be read"); // interim
    }
}
