package dev.lockstep.lockstepfile;

import dev.lockstep.input.BadInput;

/// Where something stands in a file, line and column counted from 1, columns in characters.
///
/// @param file as messages call it
/// @param quotable whether messages may quote the file's text: only that of the file which the
///   person named, never of a file that it leads to
record Place(String file, int line, int column, boolean quotable) {

    BadInput fault(String problem) {
        return BadInput.at(file, line, column, problem);
    }

    /// The text in back-ticks after a space, or nothing where the file is not to be quoted.
    String quote(String text) {
        return quotable ? " " + Shown.quoted(text) : "";
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
