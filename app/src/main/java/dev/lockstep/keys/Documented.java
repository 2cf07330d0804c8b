package dev.lockstep.keys;

import dev.lockstep.baseline.Need;

/// Whether somebody has written down what a key is for.
public sealed interface Documented {

    /// A need in the register covers it.
    ///
    /// @param endsSoon whether the need ends within [KeyLives#SOON] days
    record Needed(Need need, boolean endsSoon) implements Documented {}

    /// A need covered it, and has run out.
    record RunOut(Need need) implements Documented {}

    /// There is a register, and it does not name the key.
    record Nowhere() implements Documented {}

    /// There is no register to look in.
    record NoRegister() implements Documented {}

    /// It cannot be said.
    record NotKnown(String why) implements Documented {}
}
