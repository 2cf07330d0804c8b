package dev.lockstep.apply;

/// The process is killed here.
final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
