package dev.lockstep.effect.touched;

/// A user, group or role that holds policies and tags.
///
/// @param kind how the name of a state calls it
/// @param name as AWS has it
public record Holder(Kind kind, String name) {
    /// What it is.
    public enum Kind {
        USER("user"),
        GROUP("group"),
        ROLE("role");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As ARNs and the names of states write it.
        public String word() {
            return word;
        }
    }

    public static Holder user(String name) {
        return new Holder(Kind.USER, name);
    }

    public static Holder group(String name) {
        return new Holder(Kind.GROUP, name);
    }

    public static Holder role(String name) {
        return new Holder(Kind.ROLE, name);
    }

    String text() {
        return kind.word() + " " + StateName.of(name);
    }
}
