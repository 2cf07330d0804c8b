package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/// Where each part of a document stands in its text: what a [Statement] does not carry, since what
/// is decided by a policy does not hang on it. The text is read once more.
///
/// Places of parts that are not in the text (a document that was made by hand) are those of what
/// holds them.
public final class Places {
    private static final Place START = new Place(1, 1);

    private final Optional<Place> version;
    private final List<OfStatement> statements;

    private Places(Optional<Place> version, List<OfStatement> statements) {
        this.version = version;
        this.statements = List.copyOf(statements);
    }

    /// Reads the places of a document's parts.
    public static Places of(PolicyDocument document) {
        try (var tokens = new Tokens(document.text())) {
            Places places = new PlaceReader(tokens).document();
            if (places.statements.size() == document.statements().size()) {
                return places;
            }
        } catch (Unexpected e) {
            // The text is not the document's: it was made by hand.
        }
        return new Places(
                Optional.empty(),
                document.statements().stream().map(s -> OfStatement.at(s.place())).toList());
    }

    /// Where the value of `Version` stands; the beginning of the text where there is none.
    public Place version() {
        return version.orElse(START);
    }

    /// The places of a statement's parts, counted from 0.
    public OfStatement statement(int number) {
        return statements.get(number);
    }

    /// The places of the parts of one statement. Each method takes a position in the list of the
    /// same name of [Statement], counted from 0.
    public static final class OfStatement {
        private final Place start;
        private Optional<Place> sid = Optional.empty();
        private Optional<Place> principalName = Optional.empty();
        private Optional<Place> actionName = Optional.empty();
        private Optional<Place> resourceName = Optional.empty();
        private List<Place> principals = List.of();
        private List<Place> actions = List.of();
        private List<Place> resources = List.of();
        private final List<List<Place>> values = new ArrayList<>();
        private final List<Place> keys = new ArrayList<>();

        private OfStatement(Place start) {
            this.start = start;
        }

        private static OfStatement at(Place start) {
            return new OfStatement(start);
        }

        /// The opening brace.
        public Place start() {
            return start;
        }

        /// The value of `Sid`.
        public Place sid() {
            return sid.orElse(start);
        }

        /// The name `Principal` or `NotPrincipal`.
        public Place principalElement() {
            return principalName.orElse(start);
        }

        /// The name `Action` or `NotAction`.
        public Place actionElement() {
            return actionName.orElse(start);
        }

        /// The name `Resource` or `NotResource`.
        public Place resourceElement() {
            return resourceName.orElse(start);
        }

        public Place principal(int number) {
            return at(principals, number, principalElement());
        }

        public Place action(int number) {
            return at(actions, number, actionElement());
        }

        public Place resource(int number) {
            return at(resources, number, resourceElement());
        }

        /// A value of a condition.
        public Place value(int condition, int number) {
            return condition < values.size()
                    ? at(values.get(condition), number, at(keys, condition, start))
                    : start;
        }

        private static Place at(List<Place> places, int number, Place otherwise) {
            return number < places.size() ? places.get(number) : otherwise;
        }
    }

    /// Reads places from the tokens of a text that is known to be a policy.
    private static final class PlaceReader {
        private final Tokens tokens;
        private Optional<Place> version = Optional.empty();
        private final List<OfStatement> statements = new ArrayList<>();

        PlaceReader(Tokens tokens) {
            this.tokens = tokens;
        }

        Places document() {
            tokens.object(
                    "a policy",
                    name -> {
                        tokens.next();
                        switch (name) {
                            case "Version" -> version = Optional.of(tokens.place());
                            case "Statement" -> statements();
                            default -> {}
                        }
                    });
            return new Places(version, statements);
        }

        private void statements() {
            if (tokens.at(JsonToken.START_OBJECT)) {
                statement();
                return;
            }
            while (tokens.next() == JsonToken.START_OBJECT) {
                statement();
            }
        }

        private void statement() {
            var places = new OfStatement(tokens.place());
            tokens.members(name -> element(name, places));
            statements.add(places);
        }

        private void element(String name, OfStatement places) {
            Optional<Place> here = Optional.of(tokens.place());
            switch (name) {
                case "Action", "NotAction" -> {
                    places.actionName = here;
                    places.actions = values();
                }
                case "Resource", "NotResource" -> {
                    places.resourceName = here;
                    places.resources = values();
                }
                case "Principal", "NotPrincipal" -> {
                    places.principalName = here;
                    places.principals = principals();
                }
                case "Condition" ->
                        tokens.object(
                                "conditions",
                                _ ->
                                        tokens.object(
                                                "keys",
                                                _ -> {
                                                    places.keys.add(tokens.place());
                                                    places.values.add(values());
                                                }));
                default -> {
                    tokens.next();
                    if (name.equals("Sid")) {
                        places.sid = Optional.of(tokens.place());
                    }
                }
            }
        }

        private List<Place> principals() {
            tokens.next();
            if (!tokens.at(JsonToken.START_OBJECT)) {
                return List.of(tokens.place());
            }
            var places = new ArrayList<Place>();
            tokens.members(_ -> places.addAll(values()));
            return places;
        }

        private List<Place> values() {
            JsonToken first = tokens.next();
            if (first != JsonToken.START_ARRAY) {
                return List.of(tokens.place());
            }
            var places = new ArrayList<Place>();
            for (var token = tokens.next();
                    token != null && token.isScalarValue();
                    token = tokens.next()) {
                places.add(tokens.place());
            }
            return places;
        }
    }
}
