package dev.lockstep.cli.keys;

/// Formats of an answer; the constants are the words of the option.
enum Format {
    text,
    json
}
