package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text of a policy in which variables may stand for what the request says.
///
/// Rule source: IAM User Guide, "IAM policy elements: Variables and tags": `${key}`, `${key,
/// 'default'}`, and `${*}`, `${?}`, `${$}` for these characters themselves. What a variable brings
/// in is no wildcard. A key that is absent, has several values or an empty one cannot fill a
/// variable.
final class Template {
    private final List<Piece> pieces;

    /// Ready if there is no variable.
    private final Optional<Glob> fixed;

    private Template(List<Piece> pieces, Optional<Glob> fixed) {
        this.pieces = pieces;
        this.fixed = fixed;
    }

    private sealed interface Piece {
        /// Characters, [Glob#ANY] or [Glob#ONE].
        record Fixed(Characters characters) implements Piece {}

        /// @param key in lower case
        record Variable(String key, Optional<String> otherwise) implements Piece {}
    }

    /// @param variables whether variables are filled in: the policy is of version 2012-10-17
    /// @param wildcards whether `*` and `?` stand for other characters
    static Template of(String text, boolean variables, boolean wildcards) {
        var pieces = new ArrayList<Piece>();
        var fixed = new Characters(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = variables && text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (end < 0) {
                char c = text.charAt(i++);
                fixed.add(wildcards && c == '*' ? Glob.ANY : wildcards && c == '?' ? Glob.ONE : c);
                continue;
            }
            String inside = text.substring(i + 2, end);
            if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
                fixed.add(inside.charAt(0));
            } else {
                pieces.add(new Piece.Fixed(fixed.take()));
                pieces.add(variable(inside));
            }
            i = end + 1;
        }
        pieces.add(new Piece.Fixed(fixed.take()));
        return new Template(
                List.copyOf(pieces),
                pieces.size() == 1 && pieces.getFirst() instanceof Piece.Fixed(Characters all)
                        ? Optional.of(Glob.of(all.all(), all.size()))
                        : Optional.empty());
    }

    private static Piece variable(String inside) {
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Piece.Variable(Glob.lower(inside.strip()), Optional.empty());
        }
        String otherwise = inside.substring(comma + 1).strip();
        boolean quoted =
                otherwise.length() >= 2 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return new Piece.Variable(
                Glob.lower(inside.substring(0, comma).strip()),
                quoted
                        ? Optional.of(otherwise.substring(1, otherwise.length() - 1))
                        : Optional.empty());
    }

    /// The pattern, if nothing of the request stands in it.
    Optional<Glob> fixed() {
        return fixed;
    }

    /// The text, if nothing of the request and no wildcard stands in it.
    Optional<String> text() {
        return fixed.flatMap(Glob::literal);
    }

    /// Whether the part of a text between two places matches. With an unknown key it may, unless it
    /// does not whatever the key is.
    Match matches(String text, int from, int to, Context context) {
        if (fixed.isPresent()) {
            return Match.of(fixed.get().matches(text, from, to));
        }
        Filled filled = fill(context);
        return filled == null
                ? Match.NO
                : Match.of(
                                Glob.matches(
                                        filled.pattern().all(),
                                        filled.pattern().size(),
                                        text,
                                        from,
                                        to))
                        .and(filled.known());
    }

    /// The pattern with what the variables stand for; null if one stands for nothing. An unknown
    /// one stands for any characters, and the pattern is then not certain.
    @Nullable Filled fill(Context context) {
        var filled = new Characters(32);
        Match known = Match.YES;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed(Characters characters) -> filled.addAll(characters);
                case Piece.Variable(String key, Optional<String> otherwise) -> {
                    switch (context.get(key)) {
                        case ContextValue.Single(String value) when !value.isEmpty() ->
                                filled.addAll(value);
                        case ContextValue.Single _,
                                ContextValue.Several _,
                                ContextValue.Absent _ -> {
                            if (otherwise.isEmpty()) {
                                return null;
                            }
                            filled.addAll(otherwise.get());
                        }
                        case ContextValue.Unknown _ -> {
                            filled.add(Glob.ANY);
                            known = Match.MAYBE;
                        }
                    }
                }
            }
        }
        return new Filled(filled, known);
    }

    /// A pattern whose variables are filled in.
    ///
    /// @param known yes, or maybe if it holds something unknown
    record Filled(Characters pattern, Match known) {}

    /// Adds the keys of its variables that are unknown.
    void addUnknown(Context context, Set<String> keys) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable(String key, var _)
                    && context.get(key) instanceof ContextValue.Unknown) {
                keys.add(key);
            }
        }
    }
}
