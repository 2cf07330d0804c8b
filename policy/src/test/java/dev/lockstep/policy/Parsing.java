package dev.lockstep.policy;

import static org.assertj.core.api.Assertions.assertThat;

/// Short forms for tests that read policies.
final class Parsing {
    private Parsing() {}

    static PolicyDocument document(String json) {
        PolicyParse parse = PolicyDocument.parse(json);
        assertThat(parse).isInstanceOf(PolicyDocument.class);
        return (PolicyDocument) parse;
    }

    /// The only statement of a policy whose statement holds these members besides its effect.
    static Statement statement(String members) {
        var document = document("{\"Statement\": {\"Effect\": \"Allow\", " + members + "}}");
        assertThat(document.statements()).hasSize(1);
        return document.statements().getFirst();
    }

    static Malformed malformed(String json) {
        PolicyParse parse = PolicyDocument.parse(json);
        assertThat(parse).isInstanceOf(Malformed.class);
        return (Malformed) parse;
    }
}
