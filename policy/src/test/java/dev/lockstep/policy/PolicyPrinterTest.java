package dev.lockstep.policy;

import static dev.lockstep.policy.Parsing.document;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPrinterTest {
    @Test
    void a_policy_is_printed_for_people() {
        var document =
                document(
                        """
                        {"Statement":{"Condition":{"Bool":{"aws:MultiFactorAuthPresent":true},
                        "StringLike":{"aws:PrincipalTag/a\\"b":["x","y"]}},"Resource":["*"],
                        "NotAction":["iam:*","sts:*"],"Effect":"Deny","Sid":"S1"},"Id":"i"}
                        """);

        assertThat(PolicyPrinter.print(document))
                .isEqualTo(
                        """
                        {
                          "Version": "2008-10-17",
                          "Id": "i",
                          "Statement": [
                            {
                              "Sid": "S1",
                              "Effect": "Deny",
                              "NotAction": [
                                "iam:*",
                                "sts:*"
                              ],
                              "Resource": "*",
                              "Condition": {
                                "Bool": {
                                  "aws:MultiFactorAuthPresent": "true"
                                },
                                "StringLike": {
                                  "aws:PrincipalTag/a\\"b": [
                                    "x",
                                    "y"
                                  ]
                                }
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void a_trust_policy_is_printed_short() {
        var document =
                document(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
                        {"Service": ["b", "a"], "AWS": ["*"]}, "Action": "sts:AssumeRole"},
                        {"Effect": "Deny", "NotPrincipal": {"AWS": ["*"]}, "Action": []}]}
                        """);

        assertThat(PolicyPrinter.compact(document))
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                + "\"Principal\":{\"Service\":[\"b\",\"a\"],\"AWS\":\"*\"},"
                                + "\"Action\":\"sts:AssumeRole\"},"
                                + "{\"Effect\":\"Deny\",\"NotPrincipal\":\"*\",\"Action\":[]}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Statement': []}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal': {}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Condition': {}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Condition': {'Bool': {}}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '\\u001b\\t\\\\\\u202e\uD83D\uDE00'}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Condition': {'ForAllValues:StringLike': {'a:b': 1},"
                        + " 'forallvalues:StringLike': {'a:b': [2, 3]}, 'Null': {'a:b': true},"
                        + " 'FORALLVALUES:StringLike': {'a:c': []}}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Condition': {'BoolIfExists': {'a:b': 1},"
                        + " 'Boolifexists': {'a:b': 1}, 'boolIFEXISTS': {'a:b': 2}}}}",
            })
    void what_is_read_again_is_the_same(String json) {
        reads_back(document(json.replace('\'', '"')));
    }

    @Test
    void what_is_read_again_is_the_same_for_thousands_of_random_policies() {
        int read = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            if (PolicyDocument.parse(Mutations.of(seed)) instanceof PolicyDocument document) {
                reads_back(document);
                read++;
            }
        }
        assertThat(read).isGreaterThan(3_000);
    }

    @Test
    void white_space_does_not_count() {
        var document = document("{\"Statement\": [], \"Id\": \"a b\"}");

        assertThat(PolicySize.of("{\"Id\": \"a b\",\n\t\"Statement\": []}")).isEqualTo(26);
        assertThat(PolicySize.of(document)).isEqualTo(26 + "\"Version\":\"2008-10-17\",".length());
        assertThat(PolicySize.of(document)).isEqualTo(PolicySize.of(PolicyPrinter.print(document)));
    }

    private static void reads_back(PolicyDocument document) {
        PolicyDocument expected = Placeless.of(document);
        assertThat(Placeless.of(document(PolicyPrinter.print(document)))).isEqualTo(expected);
        assertThat(Placeless.of(document(PolicyPrinter.compact(document)))).isEqualTo(expected);
    }
}
