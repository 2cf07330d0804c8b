package dev.lockstep.baseline;

/// Where something stands in lockstep.yaml or a file that it leads to.
///
/// @param file as the person named it, or as the file that leads to it did
/// @param line counted from 1
public record DeclaredAt(String file, int line) {}
