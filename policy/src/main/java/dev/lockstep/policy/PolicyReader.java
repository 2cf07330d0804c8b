package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/// Reads the policy grammar from JSON tokens, keeping places.
///
/// Rule source: IAM User Guide, "Grammar of the IAM JSON policy language". Lenient where IAM Access
/// Analyzer only suggests: empty lists, an empty `Principal`, `Condition` or `Sid`. What one kind
/// of policy must or must not have (an identity policy no `Principal`) is for those who know the
/// kind.
final class PolicyReader {
    /// Far above the longest policy of AWS itself (some 150,000 characters); it bounds the work.
    private static final int MAX_LENGTH = 1_000_000;

    private static final Names ELEMENTS =
            new Names("an element of a policy", List.of("Version", "Id", "Statement"));

    private final Tokens tokens;
    private PolicyDocument.Version version = PolicyDocument.Version.V2008_10_17;
    private Optional<String> id = Optional.empty();
    private Optional<List<Statement>> statements = Optional.empty();

    private PolicyReader(Tokens tokens) {
        this.tokens = tokens;
    }

    static PolicyParse read(String json) {
        if (json.length() > MAX_LENGTH) {
            return new Malformed(
                    json,
                    Place.of(json, MAX_LENGTH),
                    "a policy of at most " + MAX_LENGTH + " characters");
        }
        try (var tokens = new Tokens(json)) {
            return new PolicyReader(tokens).document(json);
        } catch (Unexpected e) {
            return e.in(json);
        }
    }

    private PolicyDocument document(String json) {
        tokens.next();
        Place start = tokens.place();
        if (!tokens.at(JsonToken.START_OBJECT)) {
            throw tokens.unexpected("a policy: one JSON object with a `Statement`");
        }
        tokens.members(this::element);
        if (tokens.next() != null) {
            throw tokens.unexpected("nothing after the end of the policy");
        }
        return new PolicyDocument(
                json,
                version,
                id,
                statements.orElseThrow(
                        () -> new Unexpected(start, "a policy with the element `Statement`")));
    }

    private void element(String name) {
        switch (name) {
            case "Version" -> version = version();
            case "Id" -> id = Optional.of(tokens.string("a string"));
            case "Statement" -> statements = Optional.of(statements());
            default -> throw tokens.unexpected(ELEMENTS.insteadOf(name));
        }
    }

    private PolicyDocument.Version version() {
        String expected = "`2012-10-17` or `2008-10-17`";
        String text = tokens.string(expected);
        for (var known : PolicyDocument.Version.values()) {
            if (known.text().equals(text)) {
                return known;
            }
        }
        throw tokens.unexpected(expected);
    }

    private List<Statement> statements() {
        if (tokens.next() != JsonToken.START_ARRAY) {
            return List.of(statement("a statement or a list of statements"));
        }
        var all = new ArrayList<Statement>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            all.add(statement("a statement"));
        }
        return all;
    }

    private Statement statement(String expected) {
        if (!tokens.at(JsonToken.START_OBJECT)) {
            throw tokens.unexpected(expected);
        }
        return StatementReader.read(tokens);
    }
}
