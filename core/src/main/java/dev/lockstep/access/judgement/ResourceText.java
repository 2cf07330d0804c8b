package dev.lockstep.access.judgement;

import dev.lockstep.policy.Glob;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// A resource pattern after its variables were put in: characters, and wildcards among them. What a
/// variable brings is never a wildcard; one that nobody can tell may be anything.
///
/// Rule source: IAM User Guide, "IAM policy elements: Variables and tags".
final class ResourceText {
    /// Any characters, or none.
    static final int MANY = -1;

    /// Any one character.
    static final int ONE = -2;

    private final int[] symbols;

    private ResourceText(int[] symbols) {
        this.symbols = symbols;
    }

    /// Characters, [#MANY] and [#ONE]; nobody changes them.
    int[] symbols() {
        return symbols;
    }

    /// A pattern of less than the six parts of an ARN is completed by `*`, as AWS does; one of
    /// nothing but asterisks is everything already.
    private ResourceText completed() {
        int colons = (int) Arrays.stream(symbols).filter(symbol -> symbol == ':').count();
        if (colons >= 5 || Arrays.stream(symbols).allMatch(symbol -> symbol == MANY)) {
            return this;
        }
        int[] rest = new int[2 * (5 - colons)];
        for (int i = 0; i < rest.length; i += 2) {
            rest[i] = ':';
            rest[i + 1] = MANY;
        }
        return new ResourceText(joined(symbols, rest));
    }

    /// A pattern without variables.
    static ResourceText plain(String pattern) {
        return new ResourceText(pattern.chars().map(ResourceText::symbol).toArray());
    }

    /// A pattern of a policy; empty: a variable has no value, so that it matches nothing.
    static Optional<ResourceText> of(
            String pattern, PolicyDocument.Version version, Context context) {
        if (version != PolicyDocument.Version.V2012_10_17 || !pattern.contains("${")) {
            return Optional.of(plain(pattern).completed());
        }
        int[] symbols = new int[0];
        int at = 0;
        while (true) {
            int open = pattern.indexOf("${", at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                return Optional.of(
                        new ResourceText(joined(symbols, plain(pattern.substring(at)).symbols))
                                .completed());
            }
            symbols = joined(symbols, plain(pattern.substring(at, open)).symbols);
            Optional<int[]> value = value(pattern.substring(open + 2, close), context);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            symbols = joined(symbols, value.get());
            at = close + 1;
        }
    }

    private static Optional<int[]> value(String inside, Context context) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.of(inside.chars().toArray());
        }
        int comma = inside.indexOf(',');
        String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
        return switch (context.get(Glob.lower(key))) {
            case ContextValue.Single(String text) when !text.isEmpty() ->
                    Optional.of(text.chars().toArray());
            case ContextValue.Single _, ContextValue.Absent _ ->
                    comma < 0
                            ? Optional.empty()
                            : Optional.of(
                                    inside.substring(comma + 1)
                                            .strip()
                                            .replaceAll("^'|'$", "")
                                            .chars()
                                            .toArray());
            case ContextValue.Several _, ContextValue.Unknown _ -> Optional.of(new int[] {MANY});
        };
    }

    /// The parts between the first five colons; fewer where there are fewer colons.
    ResourceText[] parts() {
        var parts = new ResourceText[6];
        int count = 0;
        int start = 0;
        for (int i = 0; i < symbols.length && count < 5; i++) {
            if (symbols[i] == ':') {
                parts[count++] = new ResourceText(Arrays.copyOfRange(symbols, start, i));
                start = i + 1;
            }
        }
        parts[count++] = new ResourceText(Arrays.copyOfRange(symbols, start, symbols.length));
        return Arrays.copyOf(parts, count);
    }

    /// The same where each `*` stands for one character at least.
    ResourceText filled() {
        return new ResourceText(
                Arrays.stream(symbols)
                        .flatMap(symbol ->
                                symbol == MANY ? IntStream.of(ONE, MANY) : IntStream.of(symbol))
                        .toArray());
    }

    private static int symbol(int character) {
        return switch (character) {
            case '*' -> MANY;
            case '?' -> ONE;
            default -> character;
        };
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int symbol : symbols) {
            text.append(symbol == MANY ? '*' : symbol == ONE ? '?' : (char) symbol);
        }
        return text.toString();
    }
}
