package dev.lockstep.record.people;

/// What an entry of a list of people is.
public enum RosterKind {
    PERSON("person"),
    SERVICE("service"),
    BREAK_GLASS("break-glass"),
    /// A user whom no entry of lockstep.yaml claims.
    NOBODYS("nobodys");

    private final String id;

    RosterKind(String id) {
        this.id = id;
    }

    /// The name in reports.
    public String id() {
        return id;
    }
}
