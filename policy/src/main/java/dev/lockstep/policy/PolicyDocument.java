package dev.lockstep.policy;

import java.util.List;
import java.util.Optional;

/// An IAM policy as typed statements, in the order of the text.
///
/// Rule source: IAM User Guide, "Grammar of the IAM JSON policy language".
///
/// @param text the text as it was given
/// @param version the language version; a document that names none is of version 2008-10-17
/// @param id the optional `Id` element
/// @param statements may be empty; a single statement object counts as a list of one
public record PolicyDocument(
        String text, Version version, Optional<String> id, List<Statement> statements)
        implements PolicyParse {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /// Reads a policy's JSON text; never throws for what the text holds.
    public static PolicyParse parse(String json) {
        return PolicyReader.read(json);
    }

    /// The two versions of the policy language.
    public enum Version {
        V2008_10_17("2008-10-17"),
        V2012_10_17("2012-10-17");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        /// The version as a policy writes it.
        public String text() {
            return text;
        }
    }
}
