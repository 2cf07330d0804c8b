package dev.lockstep.aws.session;

/// Where keys come from.
///
/// @param by for people: `profile work`
/// @param remedy what to do when AWS does not take them, such as ``run `aws sso login` ``
record KeySource(String by, String remedy, Supply supply) {
    /// Gets keys, new ones each time.
    @FunctionalInterface
    interface Supply {
        /// Gets them.
        ///
        /// @throws dev.lockstep.collect.NoSession if there are none
        Keys get();
    }

    KeySource with(Supply other) {
        return new KeySource(by, remedy, other);
    }
}
