package dev.lockstep.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.PolicyDocument;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledConditionTest {
    private static Match compare(String operator, String value, Optional<String> inRequest) {
        String policy =
                """
                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                 "Condition": {"%s": {"k": %s}}}}
                """
                        .formatted(operator, value);
        PolicyDocument document = (PolicyDocument) PolicyDocument.parse(policy);
        return CompiledCondition.of(
                        document.statements().getFirst().conditions().getFirst(),
                        document.version())
                .holds(inRequest.map(one -> Context.EMPTY.with("k", one)).orElse(Context.EMPTY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StringEquals | ['a', 'b'] | b | true",
                "StringEquals | 'a' | A | false",
                "StringEquals | 'a*' | ab | false",
                "stringequals | 'a' | a | true",
                "StringNotEquals | ['a', 'b'] | b | false",
                "StringNotEquals | ['a', 'b'] | c | true",
                "StringEqualsIgnoreCase | 'a' | A | true",
                "StringNotEqualsIgnoreCase | 'a' | A | false",
                "StringLike | 'a*c?' | abbcd | true",
                "StringLike | 'a*' | Ab | false",
                "StringNotLike | 'a*' | ab | false",
                "ArnLike | 'arn:aws:iam::*:user/a*' | arn:aws:iam::1:user/ab | true",
                "ArnLike | 'arn:*:user/a*' | arn:aws:iam::1:user/ab | false",
                "ArnEquals | 'arn:aws:iam::1:user/*' | arn:aws:iam::1:user/ab | true",
                "ArnNotEquals | 'arn:aws:iam::1:user/*' | arn:aws:iam::1:user/ab | false",
                "ArnNotLike | 'arn:aws:iam::2:user/*' | arn:aws:iam::1:user/ab | true",
                "Bool | true | true | true",
                "Bool | 'True' | true | true",
                "Bool | 'false' | true | false",
                "NumericLessThan | '10' | 9 | true",
                "NumericLessThan | 10 | 10 | false",
                "NumericLessThanEquals | 10 | 10 | true",
                "NumericGreaterThan | 10 | 10.5 | true",
                "NumericGreaterThanEquals | 10 | 9 | false",
                "NumericEquals | '10.0' | 10 | true",
                "NumericNotEquals | '10.0' | 10 | false",
                "NumericLessThan | 'ten' | 9 | false",
                "NumericLessThan | '1e999999999' | 9 | false",
                "ForAnyValue:StringEquals | 'a' | a | true",
                "ForAllValues:StringEquals | 'a' | b | false",
                "StringEqualsIfExists | 'a' | b | false",
                "Null | 'false' | a | true",
                "Null | 'true' | a | false"
            })
    void a_value_that_is_there_is_compared(
            String operator, String wanted, String value, boolean met) {
        assertThat(compare(operator, wanted.replace('\'', '"'), Optional.of(value)))
                .isEqualTo(Match.of(met));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals | false",
                "StringNotEquals | true",
                "StringEqualsIfExists | true",
                "StringNotEqualsIfExists | true",
                "NumericLessThan | false",
                "ForAnyValue:StringEquals | false",
                "ForAnyValue:StringNotEquals | false",
                "ForAllValues:StringEquals | true",
                "DateLessThan | false",
                "Null | true"
            })
    void without_a_value_only_the_lack_of_a_match_is_met(String operator, boolean met) {
        assertThat(compare(operator, "\"true\"", Optional.empty())).isEqualTo(Match.of(met));
    }

    @Test
    void many_asterisks_take_no_time() {
        String pattern = "\"" + "*a".repeat(500) + "\"";
        assertThat(compare("StringLike", pattern, Optional.of("a".repeat(499) + "b")))
                .isEqualTo(Match.NO);
    }
}
