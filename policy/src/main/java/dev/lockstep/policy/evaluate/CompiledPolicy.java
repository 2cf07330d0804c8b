package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.PolicyDocument;

/// A policy made ready for many questions. It is made once for each document and shared by all that
/// have it.
public final class CompiledPolicy {
    private final String name;
    private final PolicyDocument document;

    private CompiledPolicy(String name, PolicyDocument document) {
        this.name = name;
        this.document = document;
    }

    /// Makes a document ready.
    ///
    /// @param name what a person knows it by, such as `AdministratorAccess`; hostile text
    public static CompiledPolicy of(String name, PolicyDocument document) {
        return new CompiledPolicy(name, document);
    }

    public String name() {
        return name;
    }

    public PolicyDocument document() {
        return document;
    }
}
