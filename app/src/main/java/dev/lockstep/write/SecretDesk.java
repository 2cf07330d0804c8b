package dev.lockstep.write;

import dev.lockstep.secret.Secret;
import java.util.Optional;

/// Where secrets that stand beside writes go and come from: a person at the terminal, or files of a
/// script. What it is given it keeps in memory alone.
public interface SecretDesk {
    /// Two successive codes of an MFA device. It may take as long as a person takes. It is asked
    /// for codes of a device whose seed never came where the answer of AWS was lost: then nobody
    /// can have codes of it, and leaving off is right.
    ///
    /// @param owner whose device it is, or is to become
    /// @param refusal what AWS said of the codes before, if it did not take them (hostile text)
    /// @return empty: the person leaves off
    Optional<SecretWrite.CodePair> codes(
            String owner, String serial, Optional<Written.NotDone> refusal);

    /// AWS has taken the codes of a device: what was shown to get them is of no use any more.
    default void taken(String serial) {}

    /// A virtual device was made, and this is its seed in base32.
    void seed(String serial, Secret seed);

    /// An access key was made, and this is its secret.
    void accessKey(String owner, String id, Secret secret);

    /// The console password that a user gets. It has been handed over when this returns: so AWS
    /// never takes one that nobody has. It is asked for again, and must be the same, where the
    /// write is made again.
    ///
    /// @return empty: nobody is there for it, or whoever was leaves off
    default Optional<Secret> password(String user) {
        return Optional.empty();
    }

    /// AWS has taken the password of a user: it opens the next sign-in.
    default void passwordTaken(String user) {}
}
