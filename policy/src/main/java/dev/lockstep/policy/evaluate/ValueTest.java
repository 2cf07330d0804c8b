package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Glob;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One value of a condition, made ready to be compared with values of requests. Whether the
/// operator is negated is not its business.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators". Variables are
/// filled in with the operators on strings and ARNs alone.
sealed interface ValueTest {
    Match test(String value, Context context);

    /// Adds the keys of its variables that are unknown.
    default void addUnknown(Context context, Set<String> keys) {}

    /// Makes a value ready for an operator.
    ///
    /// @param variables whether variables are filled in at all
    static ValueTest of(Condition.Operator operator, String value, boolean variables) {
        return switch (operator.base().toLowerCase(Locale.ROOT)) {
            case "stringequals", "stringnotequals" ->
                    new Text(Template.of(value, variables, false));
            case "stringequalsignorecase", "stringnotequalsignorecase" ->
                    Letters.of(Template.of(value, variables, false));
            case "stringlike", "stringnotlike" -> new Text(Template.of(value, variables, true));
            case "arnequals", "arnlike", "arnnotequals", "arnnotlike" -> Arn.of(value, variables);
            case "numericequals", "numericnotequals" -> number(value, Order.EQUAL);
            case "numericlessthan" -> number(value, Order.LESS);
            case "numericlessthanequals" -> number(value, Order.AT_MOST);
            case "numericgreaterthan" -> number(value, Order.GREATER);
            case "numericgreaterthanequals" -> number(value, Order.AT_LEAST);
            case "dateequals", "datenotequals" -> date(value, Order.EQUAL);
            case "datelessthan" -> date(value, Order.LESS);
            case "datelessthanequals" -> date(value, Order.AT_MOST);
            case "dategreaterthan" -> date(value, Order.GREATER);
            case "dategreaterthanequals" -> date(value, Order.AT_LEAST);
            case "bool", "null" -> new Truth(value);
            case "binaryequals" -> new Binary(value, decode(value));
            case "ipaddress", "notipaddress" ->
                    AddressBlock.parse(value).<ValueTest>map(Address::new).orElse(new Nothing());
            default -> throw new IllegalArgumentException("no operator: " + operator.base());
        };
    }

    private static ValueTest number(String value, Order order) {
        return Numbers.parse(value)
                .<ValueTest>map(wanted -> new Quantity(wanted, order))
                .orElse(new Nothing());
    }

    private static ValueTest date(String value, Order order) {
        return Dates.parse(value)
                .<ValueTest>map(wanted -> new Time(wanted, order))
                .orElse(new Nothing());
    }

    /// What a text stands for in base64, each byte as a character.
    private static Optional<String> decode(String value) {
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// How a value of a request must stand to the one of the policy.
    enum Order {
        LESS,
        AT_MOST,
        EQUAL,
        AT_LEAST,
        GREATER;

        boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case EQUAL -> comparison == 0;
                case AT_LEAST -> comparison >= 0;
                case GREATER -> comparison > 0;
            };
        }
    }

    /// Equal, or like a pattern.
    record Text(Template template) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return template.matches(value, 0, value.length(), context);
        }

        @Override
        public void addUnknown(Context context, Set<String> keys) {
            template.addUnknown(context, keys);
        }
    }

    /// Equal without regard to case.
    ///
    /// @param fixed the text, if no variable stands in it
    record Letters(Template template, Optional<String> fixed) implements ValueTest {
        static Letters of(Template template) {
            return new Letters(template, template.text());
        }

        @Override
        public Match test(String value, Context context) {
            if (fixed.isPresent()) {
                return Match.of(fixed.get().equalsIgnoreCase(value));
            }
            Template.Filled filled = template.fill(context);
            if (filled == null) {
                return Match.NO;
            }
            return Match.of(filled.pattern().folded().matches(Characters.of(value).folded()))
                    .and(filled.known());
        }

        @Override
        public void addUnknown(Context context, Set<String> keys) {
            template.addUnknown(context, keys);
        }
    }

    /// Like an ARN, part by part. `ArnEquals` and `ArnLike` are the same.
    record Arn(Template template, Optional<Glob[]> fixed) implements ValueTest {
        static Arn of(String value, boolean variables) {
            Template template = Template.of(value, variables, true);
            return new Arn(
                    template, template.fixed().isPresent() ? sixParts(template) : Optional.empty());
        }

        private static Optional<Glob[]> sixParts(Template template) {
            Template.Filled filled = template.fill(Context.EMPTY);
            return filled == null ? Optional.empty() : Optional.of(filled.pattern().sixParts());
        }

        @Override
        public Match test(String value, Context context) {
            ArnParts arn = ArnParts.of(value);
            if (fixed.isPresent()) {
                return Match.of(matches(fixed.get(), arn));
            }
            Template.Filled filled = template.fill(context);
            if (filled == null) {
                return Match.NO;
            }
            if (filled.known() == Match.YES) {
                return Match.of(matches(filled.pattern().sixParts(), arn));
            }
            // what is unknown may hold colons
            return template.matches(value, 0, value.length(), context).and(Match.of(arn.isWhole()));
        }

        private static boolean matches(Glob[] six, ArnParts arn) {
            return six.length == 6 && arn.matches(six);
        }

        @Override
        public void addUnknown(Context context, Set<String> keys) {
            template.addUnknown(context, keys);
        }
    }

    record Quantity(BigDecimal wanted, Order order) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.of(
                    Numbers.parse(value)
                            .filter(number -> order.holds(number.compareTo(wanted)))
                            .isPresent());
        }
    }

    record Time(Instant wanted, Order order) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.of(
                    Dates.parse(value)
                            .filter(date -> order.holds(date.compareTo(wanted)))
                            .isPresent());
        }
    }

    record Address(AddressBlock wanted) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.of(wanted.contains(value));
        }
    }

    record Truth(String wanted) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.of(value.equalsIgnoreCase(wanted));
        }
    }

    /// Equal bytes.
    ///
    /// @param bytes what the text stands for in base64; absent if it is no such text
    record Binary(String wanted, Optional<String> bytes) implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.of(
                    value.equals(wanted) || (bytes.isPresent() && bytes.equals(decode(value))));
        }
    }

    /// A value that is not of the operator's kind, such as `300abc` for a number.
    record Nothing() implements ValueTest {
        @Override
        public Match test(String value, Context context) {
            return Match.NO;
        }
    }
}
