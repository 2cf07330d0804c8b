package dev.lockstep.policy;

/// Where something stands in a policy's text: line and column, both counted from 1, columns in
/// UTF-16 characters.
public record Place(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
