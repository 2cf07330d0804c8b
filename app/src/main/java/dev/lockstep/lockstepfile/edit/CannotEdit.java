package dev.lockstep.lockstepfile.edit;

/// lockstep.yaml cannot be edited, and stands as it did. The message is one sentence for a person,
/// with what to do.
public final class CannotEdit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotEdit(String message) {
        super(message);
    }
}
