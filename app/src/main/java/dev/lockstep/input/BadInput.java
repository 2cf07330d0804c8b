package dev.lockstep.input;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A file from outside that is not what it should be. The message is one line for each fault:
/// where, and what was expected. It is exit status 65, and never quotes the file's text at length.
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BadInput(String message) {
        super(message);
    }

    /// A file as a whole, such as one that is too large.
    public static BadInput in(String file, String problem) {
        return new BadInput(oneLine(file + ": " + problem));
    }

    /// A place in a file, line and column counted from 1.
    public static BadInput at(String file, int line, OptionalInt column, String problem) {
        String place = file + ":" + line + (column.isPresent() ? ":" + column.getAsInt() : "");
        return new BadInput(oneLine(place + ": " + problem));
    }

    /// A place in a file, line and column counted from 1.
    public static BadInput at(String file, int line, int column, String problem) {
        return at(file, line, OptionalInt.of(column), problem);
    }

    /// A line of a file, counted from 1.
    public static BadInput at(String file, int line, String problem) {
        return at(file, line, OptionalInt.empty(), problem);
    }

    /// The name of a file may hold line breaks; each fault is one line all the same.
    private static String oneLine(String message) {
        return message.replace("\n", "\\u{A}").replace("\r", "\\u{D}");
    }

    /// Several faults in one, a line for each.
    public static BadInput several(List<BadInput> faults) {
        return new BadInput(
                faults.stream().map(BadInput::getMessage).collect(Collectors.joining("\n")));
    }
}
