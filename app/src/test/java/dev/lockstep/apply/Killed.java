package dev.lockstep.apply;

/// The process is killed here.
public final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
