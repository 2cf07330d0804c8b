package dev.lockstep.policy.cases;

/// What came of reading a line: a case, or where it stops being one.
public sealed interface CaseParse permits PolicyCase, CaseParse.Malformed {
    /// A line that is no case.
    ///
    /// @param column the first place that is wrong, counted from 1
    /// @param expected what was expected there; it reads on from "expected" and repeats nothing of
    ///   the line
    record Malformed(int column, String expected) implements CaseParse {}
}
