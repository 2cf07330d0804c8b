package dev.lockstep.policy;

import static dev.lockstep.policy.Parsing.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Condition.Operator;
import dev.lockstep.policy.Condition.Quantifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "StringEquals, StringEquals, NONE, false",
        "StringEqualsIfExists, StringEquals, NONE, true",
        "stringlikeIFEXISTS, stringlike, NONE, true",
        "ForAllValues:StringLike, StringLike, FOR_ALL_VALUES, false",
        "FORALLVALUES:ArnLikeIfExists, ArnLike, FOR_ALL_VALUES, true",
        "ForAnyValue:StringEquals, StringEquals, FOR_ANY_VALUE, false",
        "foranyvalue:BOOLifexists, BOOL, FOR_ANY_VALUE, true",
        "Null, Null, NONE, false",
    })
    void qualifiers_are_split_from_the_operator_without_case(
            String written, String base, Quantifier quantifier, boolean ifExists) {
        assertThat(condition(written, "aws:username").operator())
                .isEqualTo(new Operator(base, quantifier, ifExists));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StringEquals",
                "StringLike",
                "StringEqualsIgnoreCase",
                "NumericLessThan",
                "DateGreaterThanEquals",
                "Bool",
                "BinaryEquals",
                "IpAddress",
                "ArnEquals",
                "arnlike"
            })
    void an_operator_that_asks_for_a_match_is_positive(String base) {
        assertThat(new Operator(base, Quantifier.NONE, false).isPositive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StringNotEquals",
                "StringNotLike",
                "StringNotEqualsIgnoreCase",
                "NumericNotEquals",
                "DateNotEquals",
                "NotIpAddress",
                "ArnNotEquals",
                "ARNNOTLIKE",
                "Null",
                "nULL"
            })
    void an_operator_that_asks_for_no_match_and_Null_are_not_positive(String base) {
        assertThat(new Operator(base, Quantifier.NONE, false).isPositive()).isFalse();
    }

    @Test
    void keys_and_operators_are_compared_without_case_but_kept_as_written() {
        var condition = condition("stringequals", "AWS:PrincipalTag/TEAM");

        assertThat(condition.key()).isEqualTo("AWS:PrincipalTag/TEAM");
        assertThat(condition.isOn("aws:principaltag/team")).isTrue();
        assertThat(condition.isOn("aws:PrincipalTag")).isFalse();
        assertThat(condition.operator().is("StringEquals")).isTrue();
        assertThat(condition.operator().is("StringLike")).isFalse();
    }

    @Test
    void one_key_under_two_operators_is_two_conditions() {
        var statement =
                statement(
                        "\"Action\": \"*\", \"Condition\": {\"StringEquals\": {\"a:k\": \"x\"},"
                                + " \"StringEqualsIfExists\": {\"a:k\": \"y\", \"a:l\": \"z\"}}");

        assertThat(statement.conditions())
                .extracting(Condition::key)
                .containsExactly("a:k", "a:k", "a:l");
    }

    @Test
    void names_that_differ_in_case_only_are_conditions_that_must_all_hold() {
        var statement =
                statement(
                        "\"Action\": \"*\", \"Condition\": {\"Bool\": {\"a:k\": \"true\","
                                + " \"A:K\": \"false\"}, \"bool\": {\"a:k\": \"x\"}}");

        assertThat(statement.conditions())
                .extracting(Condition::key)
                .containsExactly("a:k", "A:K", "a:k");
    }

    private static Condition condition(String operator, String key) {
        return statement(
                        "\"Action\": \"*\", \"Condition\": {\""
                                + operator
                                + "\": {\""
                                + key
                                + "\": \"v\"}}")
                .conditions()
                .getFirst();
    }
}
