package dev.lockstep.keys;

/// Whether a key is about to take the place of another, or to lose its own: the user has two active
/// keys, and one is the newer.
public sealed interface Rotation {

    /// Nothing of the kind.
    record None() implements Rotation {}

    /// It takes the place of the other.
    ///
    /// @param old the name of the older key
    record Newer(String old, Sign sign) implements Rotation {}

    /// The other takes its place.
    ///
    /// @param young the name of the newer key
    /// @param isHandedOver whether the newer key was used already
    record Older(String young, Sign sign, boolean isHandedOver) implements Rotation {}

    /// There are two active keys, and which is the newer is not known.
    record NotKnown(String why) implements Rotation {}

    /// What shows it.
    enum Sign {
        /// A run of this machine made the newer key.
        JOURNAL,
        /// The newer key is used, and the older one has been silent since that is there, or for
        /// `access-keys.grace-days`.
        USE,
        /// The newer key is so new (`access-keys.grace-days`) that somebody may be at it.
        AGE
    }
}
