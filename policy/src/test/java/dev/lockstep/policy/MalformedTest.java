package dev.lockstep.policy;

import static dev.lockstep.policy.Parsing.document;
import static dev.lockstep.policy.Parsing.malformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTest {
    /// In these texts `'` stands for `"`, and the mark `^` for the place that is wrong.
    static Stream<Arguments> texts() {
        return Stream.of(
                // Not one JSON object
                arguments("^", "a policy: one JSON object"),
                arguments("  \n ^", "a policy: one JSON object"),
                arguments("^[]", "a policy: one JSON object"),
                arguments("^'{}'", "a policy: one JSON object"),
                arguments("^null", "a policy: one JSON object"),
                arguments("^\uFEFF{'Statement': []}", "valid JSON"),
                arguments("^<html>", "valid JSON"),
                arguments("^%7B%22Statement%22", "valid JSON"),
                arguments("{'Statement': []} ^{'Statement': []}", "nothing after the end"),
                arguments("{'Statement': []}\n^7", "nothing after the end"),
                arguments("{'Statement': []}^}", "valid JSON"),
                arguments("{'Statement': []^", "more text"),
                arguments("{'Id': 'x^", "more text"),
                arguments("{'Statement': [],^}", "valid JSON"),
                arguments("{'Version' ^'2012-10-17'}", "valid JSON"),
                arguments("{^// note\n'Statement': []}", "valid JSON"),
                arguments("{^\u0000}", "valid JSON"),
                // The document
                arguments("^{}", "a policy with the element `Statement`"),
                arguments("{^'statement': []}", "the nearest is `Statement`"),
                arguments("{^'Statment': []}", "the nearest is `Statement`"),
                arguments("{^'Comment': ''}", "of a policy: `Version`, `Id`, `Statement`"),
                arguments("{'Statement': [], ^'Statement': []}", "each name only once"),
                arguments("{'Version': ^'2012-10-18'}", "`2012-10-17` or `2008-10-17`"),
                arguments("{'Version': ^2012}", "`2012-10-17` or `2008-10-17`"),
                arguments("{'Version': ^null}", "`2012-10-17` or `2008-10-17`"),
                arguments("{'Id': ^[]}", "a string"),
                arguments("{'Statement': ^null}", "a statement or a list"),
                arguments("{'Statement': ^'x'}", "a statement or a list"),
                arguments("{'Statement': [^[]]}", "a statement"),
                arguments("{'Statement': [^'x']}", "a statement"),
                // A statement
                arguments("{'Statement': [^{'Action': '*'}]}", "the element `Effect`"),
                arguments("{'Statement': ^{'Effect': 'Deny'}}", "`Action` or `NotAction`"),
                in("^'Actions': '*'", "the nearest is `Action`"),
                in("^'effect': 'Deny'", "the nearest is `Effect`"),
                in("^'Description': ''", "an element of a statement: `Sid`, `Effect`"),
                in("^'Effect': 'Deny'", "each name only once"),
                in("'Sid': ^7", "a string"),
                in("'Action': '*', ^'NotAction': '*'", "`Action` or `NotAction`, not both"),
                in("'NotResource': '*', ^'Resource': '*'", "`Resource` or `NotResource`, not both"),
                in("'Principal': '*', ^'NotPrincipal': '*'", "not both"),
                in("'Action': ^true", "a string or a list of strings"),
                in("'Action': ^{}", "a string or a list of strings"),
                in("'Action': ['a:b', ^3]", "a string or a list of strings"),
                in("'Action': [^['a:b']]", "a string or a list of strings"),
                in("'Resource': ^null", "a string or a list of strings"),
                in("'Resource': '^\t'", "valid JSON"),
                arguments("{'Statement': {'Effect': ^'allow'}}", "`Allow` or `Deny`"),
                arguments("{'Statement': {'Effect': ^['Allow']}}", "`Allow` or `Deny`"),
                // Principals
                in("'Principal': ^'arn:aws:iam::111122223333:root'", "`*` or an object"),
                in("'Principal': ^['*']", "`*` or an object"),
                in("'Principal': {^'Aws': '*'}", "the nearest is `AWS`"),
                in("'Principal': {^'*': '*'}", "a kind of principal: `AWS`, `Service`"),
                in("'Principal': {'AWS': '*', ^'AWS': '*'}", "each name only once"),
                in("'Principal': {'AWS': ^{}}", "a string or a list of strings"),
                // Conditions
                in("'Condition': ^[]", "an object of condition operators"),
                in("'Condition': {'Bool': ^'x'}", "an object of condition keys"),
                in("'Condition': {^'StringEqual': {}}", "the nearest is `StringEquals`"),
                in("'Condition': {^'ForAllValues:Strlike': {}}", "a condition operator: "),
                in("'Condition': {^'ForEachValue:Bool': {}}", "a condition operator: "),
                in("'Condition': {^'IfExists': {}}", "a condition operator: "),
                in("'Condition': {^'NullIfExists': {}}", "`Null` without `IfExists`"),
                in("'Condition': {'Bool': {}, ^'Bool': {}}", "each name only once"),
                in("'Condition': {'Bool': {'a:b': '', ^'a:b': ''}}", "each name only once"),
                in("'Condition': {'Bool': {'a:b': ^null}}", "a string, number or boolean"),
                in("'Condition': {'Bool': {'a:b': [^{}]}}", "a string, number or boolean"),
                in("'Condition': {'NumericEquals': {'a:b': 0^1}}", "valid JSON"),
                // Text that is no text
                in("'Sid': ^'\\u0000'", "without NUL"),
                in("'Sid': ^'\uD800'", "whole Unicode characters"),
                in("'Sid': ^'\\ud800x'", "whole Unicode characters"),
                in("'Resource': ['*', ^'\uDC00\uD800']", "whole Unicode characters"),
                in("'Condition': {'Bool': {^'\uDC00': ''}}", "whole Unicode characters"));
    }

    private static Arguments in(String members, String expected) {
        return arguments("{'Statement': [{'Effect': 'Allow',\n " + members + "}]}", expected);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_no_policy_says_where_and_what_was_expected(String marked, String expected) {
        int offset = marked.indexOf('^');
        String json = marked.replace("^", "").replace('\'', '"');

        Malformed malformed = malformed(json);

        assertThat(malformed.expected()).contains(expected);
        assertThat(malformed.place()).isEqualTo(Place.of(json + " ", offset));
        assertThat(malformed.text()).isSameAs(json);
    }

    @Test
    void a_place_reads_as_line_and_column() {
        assertThat(malformed("{\r\n\r\"Id\":\n  7}").place()).hasToString("line 4, column 3");
    }

    @Test
    void a_wrong_name_is_not_repeated() {
        String hostile = "\\u001b[2J'; rm -rf";

        assertThat(malformed("{\"" + hostile + "\": 1}").expected()).doesNotContain("rm");
        assertThat(
                        malformed("{\"Statement\": {\"Condition\": {\"" + hostile + "\": 1}}}")
                                .expected())
                .doesNotContain("rm");
    }

    @Test
    void ten_thousand_levels_are_refused_at_the_first_that_is_wrong() {
        assertThat(malformed("[".repeat(10_000)).place()).isEqualTo(new Place(1, 1));
        assertThat(malformed("{\"Statement\":" + "[".repeat(10_000)).place())
                .isEqualTo(new Place(1, 15));
        assertThat(malformed("{\"Statement\":".repeat(10_000)).expected())
                .contains("an element of a statement");
        assertThat(malformed("{\"Statement\": {\"Action\":" + "[".repeat(10_000)).expected())
                .contains("a string or a list of strings");
    }

    @Test
    void a_text_longer_than_a_million_characters_is_refused_whatever_it_holds() {
        String policy = "{\"Statement\": []}\n";

        assertThat(document(policy + " ".repeat(1_000_000 - policy.length())).statements())
                .isEmpty();
        Malformed malformed = malformed(policy + " ".repeat(1_000_001 - policy.length()));
        assertThat(malformed.expected()).contains("at most 1000000 characters");
        assertThat(malformed.place()).isEqualTo(new Place(2, 1_000_001 - policy.length()));
    }

    @Test
    void very_long_names_and_numbers_are_refused() {
        assertThat(malformed("{\"" + "n".repeat(900_000) + "\": 1}").expected())
                .isEqualTo("a shorter name or number");
        assertThat(
                        malformed(
                                        "{\"Statement\": {\"Condition\": {\"Bool\": {\"a:b\": "
                                                + "1".repeat(900_000)
                                                + "}}}}")
                                .expected())
                .isEqualTo("a shorter name or number");
        assertThat(malformed("{\"Version\": \"" + "v".repeat(900_000) + "\"}").expected())
                .isEqualTo("`2012-10-17` or `2008-10-17`");
    }

    @Test
    void the_largest_policies_are_read_in_time() {
        var keys = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            keys.append(i == 0 ? "" : ",").append("\"a:").append(i).append("\":\"\"");
        }
        String json =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"Bool\":{"
                        + keys
                        + "}}}}";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () ->
                        assertThat(document(json).statements().getFirst().conditions())
                                .hasSize(60_000));
    }
}
