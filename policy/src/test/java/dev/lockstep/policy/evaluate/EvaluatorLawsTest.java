package dev.lockstep.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What holds for every policy and every request, whatever else is right.
class EvaluatorLawsTest {
    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringEqualsIgnoreCase",
                    "StringLike",
                    "StringNotLike",
                    "Bool",
                    "NumericLessThan",
                    "NumericNotEquals",
                    "DateGreaterThan",
                    "IpAddress",
                    "NotIpAddress",
                    "ArnLike",
                    "ArnNotEquals",
                    "BinaryEquals");
    private static final List<String> QUALIFIERS = List.of("", "ForAllValues:", "ForAnyValue:");
    private static final List<String> KEYS =
            List.of("aws:username", "aws:SourceIp", "k:n", "k:several", "aws:PrincipalTag/t");
    private static final List<String> VALUES =
            List.of(
                    "alice",
                    "a*",
                    "",
                    "10.0.0.1",
                    "7",
                    "true",
                    "${aws:username}",
                    "${k:n, 'alice'}",
                    "arn:aws:iam::111122223333:user/${aws:username}",
                    "2026-01-01T00:00:00Z");
    private static final List<String> CONTEXT_VALUES =
            List.of(
                    "alice",
                    "",
                    "*",
                    "10.0.0.1",
                    "7",
                    "true",
                    "arn:aws:iam::111122223333:user/alice",
                    "2026-02-01T00:00:00Z");
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:s3:::b/*",
                    "arn:aws:s3:::b/${aws:username}",
                    "arn:aws:s3:::b/${k:n, 'alice'}*",
                    "arn:aws:s3:::other");
    private static final List<String> ACTIONS = List.of("*", "s3:*", "s3:GetObject", "iam:*");
    private static final List<String> PRINCIPALS =
            List.of(
                    "\"*\"",
                    "{\"AWS\": \"111122223333\"}",
                    "{\"AWS\": \"arn:aws:iam::111122223333:user/alice\"}",
                    "{\"AWS\": \"arn:aws:iam::111122223333:role/app\"}",
                    "{\"AWS\": \"arn:aws:sts::111122223333:assumed-role/app/s\"}");
    private static final List<String> CALLERS =
            List.of(
                    "arn:aws:iam::111122223333:user/alice",
                    "arn:aws:iam::111122223333:role/app",
                    "arn:aws:sts::111122223333:assumed-role/app/s",
                    "arn:aws:iam::999988887777:user/mallory");

    /// A random question; the same seed asks the same.
    private static final class Question {
        private final Random random;

        Question(long seed) {
            random = new Random(seed);
        }

        <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        boolean chance(int in) {
            return random.nextInt(in) == 0;
        }

        String statement(boolean principal, String effect) {
            var text = new StringBuilder("{\"Effect\": \"" + effect + "\"");
            text.append(chance(6) ? ", \"NotAction\": " : ", \"Action\": ");
            text.append('"').append(pick(ACTIONS)).append('"');
            text.append(chance(5) ? ", \"NotResource\": " : ", \"Resource\": ");
            text.append("[\"%s\", \"%s\"]".formatted(pick(RESOURCES), pick(RESOURCES)));
            if (principal) {
                text.append(chance(8) ? ", \"NotPrincipal\": " : ", \"Principal\": ");
                text.append(pick(PRINCIPALS));
            }
            if (chance(2)) {
                text.append(", \"Condition\": {%s}".formatted(condition()));
            }
            return text.append('}').toString();
        }

        String condition() {
            if (chance(8)) {
                return "\"Null\": {\"%s\": \"%s\"}".formatted(pick(KEYS), random.nextBoolean());
            }
            return "\"%s%s%s\": {\"%s\": [\"%s\", \"%s\"]}"
                    .formatted(
                            pick(QUALIFIERS),
                            pick(OPERATORS),
                            chance(3) ? "IfExists" : "",
                            pick(KEYS),
                            pick(VALUES),
                            pick(VALUES));
        }

        List<String> statements(boolean principal) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(_ -> statement(principal, chance(3) ? "Deny" : "Allow"))
                    .toList();
        }

        CompiledPolicy policy(boolean principal) {
            return Asked.policy("p", statements(principal).toArray(String[]::new));
        }

        Layers layers() {
            return new Layers(
                    List.of(policy(false), policy(false)),
                    chance(3) ? Optional.of(List.of(policy(false))) : Optional.empty(),
                    chance(4) ? Optional.of(List.of(policy(false))) : Optional.empty(),
                    chance(3) ? List.of(new Layers.Level("ou", List.of(policy(false)))) : List.of(),
                    chance(4) ? List.of(new Layers.Level("ou", List.of(policy(true)))) : List.of(),
                    chance(2) ? Optional.of(policy(true)) : Optional.empty());
        }

        ContextValue value() {
            return switch (random.nextInt(4)) {
                case 0 -> ContextValue.ABSENT;
                case 1 ->
                        new ContextValue.Several(
                                IntStream.range(0, random.nextInt(3))
                                        .mapToObj(_ -> pick(CONTEXT_VALUES))
                                        .toList());
                default -> new ContextValue.Single(pick(CONTEXT_VALUES));
            };
        }

        Context context() {
            Context context = Context.EMPTY;
            for (String key : KEYS) {
                context = context.with(key, value());
            }
            return context;
        }

        Request request() {
            return new Request(
                    pick(CALLERS),
                    "s3:GetObject",
                    pick(List.of("arn:aws:s3:::b/alice", "arn:aws:s3:::b/x", "*")),
                    Optional.of("111122223333"),
                    context());
        }
    }

    @Property(tries = 3_000)
    void one_more_Deny_never_widens(@ForAll long seed) {
        var question = new Question(seed);
        Request request = question.request();
        Layers layers = question.layers();
        Decision before = Evaluator.decide(request, layers);
        var more = new ArrayList<>(layers.identity());
        more.add(Asked.policy("deny", question.statement(false, "Deny")));

        Decision after = Evaluator.decide(request, layers.withIdentity(more));

        assertThat(!after.isAllowed() || before.isAllowed()).isTrue();
        assertThat(!after.possiblyAllowed() || before.possiblyAllowed()).isTrue();
    }

    @Property(tries = 3_000)
    void order_and_repetition_of_statements_never_matter(@ForAll long seed) {
        var question = new Question(seed);
        Request request = question.request();
        Layers layers = question.layers();
        List<String> statements = question.statements(false);
        var shuffled = new ArrayList<>(statements);
        shuffled.addAll(statements);
        Collections.shuffle(shuffled, question.random);

        assertThat(kind(Evaluator.decide(request, with(layers, shuffled))))
                .isEqualTo(kind(Evaluator.decide(request, with(layers, statements))));
    }

    @Property(tries = 5_000)
    void what_is_decided_with_unknown_keys_is_so_whatever_they_are(@ForAll long seed) {
        var question = new Question(seed);
        Request request = question.request();
        Layers layers = question.layers();
        Context partly = request.context();
        for (String key : KEYS) {
            if (question.chance(2)) {
                partly = partly.with(key, ContextValue.UNKNOWN);
            }
        }
        Decision decision = Evaluator.decide(request.in(partly), layers);

        for (int i = 0; i < 8; i++) {
            Context whole = partly;
            for (String key : KEYS) {
                if (partly.get(key.toLowerCase(java.util.Locale.ROOT))
                        instanceof ContextValue.Unknown) {
                    whole = whole.with(key, question.value());
                }
            }
            Decision completed = Evaluator.decide(request.in(whole), layers);
            if (decision instanceof Decision.Undecided undecided) {
                assertThat(could(undecided)).containsAll(could(completed));
                assertThat(undecided.keys()).isNotEmpty();
            } else {
                assertThat(kind(completed)).isEqualTo(kind(decision));
            }
        }
    }

    @Property(tries = 3_000)
    void a_negation_is_the_opposite_where_the_key_has_one_value(@ForAll long seed) {
        var question = new Question(seed);
        Context context = question.context().with("k:n", question.pick(CONTEXT_VALUES));
        String value = question.pick(VALUES);

        for (var pair :
                Map.of(
                                "StringEquals", "StringNotEquals",
                                "StringLike", "StringNotLike",
                                "ArnLike", "ArnNotLike",
                                "IpAddress", "NotIpAddress",
                                "NumericEquals", "NumericNotEquals",
                                "DateEquals", "DateNotEquals")
                        .entrySet()) {
            assertThat(holds(pair.getValue(), value, context))
                    .as(pair.getKey())
                    .isEqualTo(holds(pair.getKey(), value, context).not());
            assertThat(holds(pair.getKey() + "IfExists", value, context))
                    .isEqualTo(holds(pair.getKey(), value, context));
            assertThat(holds(pair.getKey() + "IfExists", value, Context.EMPTY))
                    .isEqualTo(Match.YES);
        }
    }

    private static Match holds(String operator, String value, Context context) {
        CompiledPolicy policy =
                Asked.policy("p", Asked.allowIf(operator, "k:n", "\"" + value + "\""));
        return policy.meetsConditions(0, context);
    }

    private static Layers with(Layers layers, List<String> statements) {
        return layers.withIdentity(List.of(Asked.policy("p", statements.toArray(String[]::new))));
    }

    private static String kind(Decision decision) {
        return decision.getClass().getSimpleName();
    }

    private static List<Decision.Kind> could(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> List.of(Decision.Kind.ALLOWED);
            case Decision.ImplicitlyDenied _ -> List.of(Decision.Kind.IMPLICITLY_DENIED);
            case Decision.ExplicitlyDenied _ -> List.of(Decision.Kind.EXPLICITLY_DENIED);
            case Decision.Undecided undecided -> List.copyOf(undecided.could());
        };
    }
}
