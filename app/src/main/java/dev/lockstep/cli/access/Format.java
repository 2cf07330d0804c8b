package dev.lockstep.cli.access;

/// Formats of an answer; the constants are the words of the option.
enum Format {
    text,
    json
}
