package dev.lockstep.lockstepfile;

import static dev.lockstep.lockstepfile.Repository.faultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.input.BadInput;
import dev.lockstep.policy.Malformed;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, with the exact place and words. The first line of each file is `lockstep: 1`.
class BaselineFaultsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    pasword-policy: {}                                  | 2:1 unknown key `pasword-policy`; did you mean `password-policy`?
                    password-policy: {minimum-lenght: 8}                | 2:19 unknown key `minimum-lenght`; did you mean `minimum-length`?
                    password-policy: {Minimum_Length: 8}                | 2:19 unknown key `Minimum_Length`; did you mean `minimum-length`?
                    users: {colour: 8}                                  | 2:9 unknown key `colour`; expected unused-days, idle-days
                    root: {attestations: {other: {}}}                   | 2:23 unknown key `other`; expected strong-password
                    people: {alice: {mail: a@b}}                        | 2:18 unknown key `mail`; did you mean `email`?
                    needs: [{user: a, purpos: b, owner: c, until: 2027-01-01}] | 2:19 unknown key `purpos`; did you mean `purpose`?
                    password-policy: {minimum-length: 5}                | 2:35 expected a whole number from 6 to 128
                    password-policy: {minimum-length: 129}              | 2:35 expected a whole number from 6 to 128
                    password-policy: {minimum-length: "14"}             | 2:35 expected a whole number from 6 to 128; this is text
                    password-policy: {minimum-length: 14.0}             | 2:35 expected a whole number from 6 to 128; this is a number
                    password-policy: {minimum-length: 99999999999999}   | 2:35 expected a whole number from 6 to 128
                    password-policy: {minimum-length: -14}              | 2:35 expected a whole number from 6 to 128
                    password-policy: {minimum-length: [14]}             | 2:35 expected a whole number from 6 to 128; this is a list
                    password-policy: {max-age-days: 0}                  | 2:33 expected a whole number from 1 to 1095, or never
                    password-policy: {max-age-days: 1096}               | 2:33 expected a whole number from 1 to 1095, or never
                    password-policy: {max-age-days: always}             | 2:33 expected a whole number from 1 to 1095, or never; this is text
                    password-policy: {reuse-prevention: 0}              | 2:37 expected a whole number from 1 to 24
                    password-policy: {reuse-prevention: 25}             | 2:37 expected a whole number from 1 to 24
                    password-policy: {require-symbols: yes}             | 2:36 expected true or false; this is text
                    password-policy: {require-symbols: 1}               | 2:36 expected true or false; this is a number
                    password-policy: {require-symbols: "true"}          | 2:36 expected true or false; this is text
                    password-policy: [14]                               | 2:18 expected a map; this is a list
                    password-policy:                                    | 2:17 expected a map; this is nothing
                    root: {mfa-kind: software}                          | 2:18 expected any or hardware; this is text
                    root: {idle-days: 0}                                | 2:19 expected a whole number from 1 to 3650
                    root: {attestations: {strong-password: {by: a, date: 2026-11-01}}} | 2:40 `until` is missing
                    root: {attestations: {strong-password: {by: a, date: 2026-11-02, until: 2026-11-01}}} | 2:73 `until` is before `date`; expected a later day
                    administrators: {min: 6}                            | 2:23 `min` (6) is more than `max` (5); expected at most as many
                    administrators: {max: 1}                            | 2:23 `min` (2) is more than `max` (1); expected at most as many
                    administrator-roles: ["*a"]                         | 2:23 expected an IAM role name, with at most one `*`, at its end
                    account: 123456789012                               | 2:10 this is a number, which must be quoted here; expected an account id of 12 digits in quotes
                    account: 012345678901                               | 2:10 this is a number, which must be quoted here; expected an account id of 12 digits in quotes
                    account: "1234"                                     | 2:10 expected an account id of 12 digits in quotes
                    trusted-accounts: [210987654321]                    | 2:20 this is a number, which must be quoted here; expected an account id of 12 digits in quotes
                    trusted-accounts: "210987654321"                    | 2:19 expected a list; this is text
                    groups: {a: {administrators: true, read-only: true}} | 2:47 a group of administrators cannot be read-only; expected one of the two
                    groups: {a: {administrators: true, services: [s3]}} | 2:46 a group of administrators cannot be limited to services; expected one of the two
                    groups: {a b: {}}                                   | 2:10 expected an IAM group name: up to 128 letters, digits and + = , . @ _ -
                    groups: {a: {services: [S3]}}                       | 2:25 expected the prefix of a service, such as s3
                    groups: {a: {services: s3}}                         | 2:24 expected a list; this is text
                    groups: {a: {policies: [{name: x}]}}                | 2:25 `file` is missing
                    groups: {a: {policies: [{name: x, file: x.json}]}}  | 2:41 there is no such file
                    groups: {a: {policies: [{name: p, document: {Statement: {Effect: Allow, Action: "s3:Get*", Resource: "*"}}}]}, b: {policies: [{name: P, document: {Statement: {Effect: Allow, Action: "s3:Put*", Resource: "*"}}}]}} | 2:127 another document than the same policy has at lockstep.yaml:2:25: expected one document for one policy
                    groups: {a: {inline: {x: x.json}}}                  | 2:26 there is no such file
                    groups: {a: {policies: ["arn:x"]}}                  | 2:25 expected the name or the ARN of a managed policy
                    people: {alice: }                                   | 2:16 expected a map; this is nothing
                    people: [alice]                                     | 2:9 expected a map; this is a list
                    people: {alice smith: {}}                           | 2:10 expected an IAM user name: up to 64 letters, digits and + = , . @ _ -
                    people: {alice: {user: 17}}                         | 2:24 this is a number, which must be quoted here; expected an IAM user name: up to 64 letters, digits and + = , . @ _ -
                    people: {alice: {email: alice}}                     | 2:25 expected an e-mail address
                    people: {alice: {sign-in: saml}}                    | 2:27 expected iam or federated; this is text
                    people: {alice: {age: AGE-SECRET-KEY}}              | 2:23 expected a recipient of age, beginning with age1 or ssh-
                    break-glass: emergency                              | 2:14 expected a list; this is text
                    users: {unused-days: never}                         | 2:22 expected a whole number from 1 to 3650; this is text
                    mfa: {enforce: on}                                  | 2:16 expected true or false; this is text
                    security-contact: {name: a, title: b, email: c@d}   | 2:19 `phone` is missing
                    security-contact: {name: a, title: b, email: c@d, phone: 4420} | 2:58 this is a number, which must be quoted here; expected text
                    trail: {name: lockstep, bucket: Not_A_Bucket}       | 2:33 expected the name of an S3 bucket
                    access-keys: {tag: "aws:need"}                      | 2:20 expected the key of a tag: up to 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:
                    access-keys: {waiting-days: -1}                     | 2:29 expected a whole number from 1 to 3650
                    needs: [{user: a, key: b, purpose: c, owner: d, until: 2027-01-01}] | 2:9 both `user` and `key` stand here; expected one of them
                    needs: [{purpose: c, owner: d, until: 2027-01-01}]  | 2:9 `user` or `key` is missing
                    needs: [{user: a, owner: d, until: 2027-01-01}]     | 2:9 `purpose` is missing
                    needs: [{user: a, purpose: "", owner: d, until: 2027-01-01}] | 2:28 expected text; this is empty
                    needs: [{user: a, purpose: b, owner: d, until: 2027-02-29}] | 2:48 no day of the calendar; expected YEAR-MONTH-DAY
                    needs: [{user: a, purpose: b, owner: d, until: 1.2.2027}] | 2:48 expected a day such as 2027-03-31; this is text
                    needs: [{user: a, purpose: b, owner: d, until: 2027}] | 2:48 expected a day such as 2027-03-31; this is a number
                    needs:                                              | 2:7 expected a list; this is nothing
                    regions: []                                         | 2:10 expected at least one region, or all; this is empty
                    regions: [all]                                      | 2:11 expected a region, such as eu-west-1
                    regions: everywhere                                 | 2:10 expected a list of regions, or all; this is text
                    limits: {changes: 0}                                | 2:19 expected a whole number from 1 to 100000
                    limits: {removals: -1}                              | 2:20 expected a whole number from 0 to 100000
                    locked: [pasword-policy]                            | 2:10 no key that can be locked `pasword-policy`; did you mean `password-policy`?
                    locked: [password-policy.length]                    | 2:10 no key that can be locked `password-policy.length`; expected one such as password-policy or access-keys.tag
                    locked: [locked]                                    | 2:10 no key that can be locked `locked`; expected one such as password-policy or access-keys.tag
                    exceptions: [{control: key-agee, subject: a, reason: b, owner: c, until: 2027-01-01}] | 2:24 there is no control `key-agee`; did you mean `key-age`?
                    exceptions: [{control: colour, subject: a, reason: b, owner: c, until: 2027-01-01}] | 2:24 there is no control `colour`; expected the id of one, such as root-mfa
                    exceptions: [{control: key-age, subject: "*a", reason: b, owner: c, until: 2027-01-01}] | 2:42 expected a finding's subject, with at most one `*`, at its end
                    exceptions: [{control: key-age, subject: a, owner: c, until: 2027-01-01}] | 2:14 `reason` is missing
                    exceptions: [{control: key-age, subject: a, reason: b, until: 2027-01-01}] | 2:14 `owner` is missing
                    exceptions: [{control: key-age, subject: a, reason: b, owner: c}] | 2:14 `until` is missing
                    lockstep: 2                                         | 2:1 the key `lockstep` stands here a second time; the first is on line 1
                    <<: {}                                              | 2:1 unknown key `<<`; YAML 1.2 knows no merge key: write the keys out
                    extends: 1                                          | 2:10 this is a number, which must be quoted here; expected text
                    extends: nowhere.yaml                               | 2:10 there is no such file
                    """)
    void a_fault_is_told_with_its_place_and_what_was_expected(String yaml, String told) {
        String[] placeAndText = told.split(" ", 2);
        assertThat(faultOf(folder, yaml + "\n"))
                .isEqualTo("lockstep.yaml:" + placeAndText[0] + ": " + placeAndText[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''              | 1:1: there is nothing in this file; expected `lockstep: 1`
                    '# only words'  | 1:1: there is nothing in this file; expected `lockstep: 1`
                    'lockstep: 2'   | 1:11: expected 1, the only version of this format
                    'lockstep: "1"' | 1:11: expected 1, the only version of this format
                    'account: "123456789012"' | 1:1: `lockstep: 1` is missing; it says how this file is read
                    'lockstep'      | 1:1: expected a map that begins with `lockstep: 1`
                    '[lockstep]'    | 1:1: expected a map that begins with `lockstep: 1`
                    """)
    void a_file_says_which_version_of_the_format_it_is(String yaml, String told) {
        assertThat(Repository.in(folder).file("lockstep.yaml", yaml).fault())
                .isEqualTo("lockstep.yaml:" + told);
    }

    @Test
    void several_faults_are_told_at_once_in_the_order_of_lines() {
        String fault =
                faultOf(
                        folder,
                        """
                        users: {idle-days: 0}
                        colour: red
                        account: 12
                        """);

        assertThat(fault.lines())
                .containsExactly(
                        "lockstep.yaml:2:20: expected a whole number from 1 to 3650",
                        "lockstep.yaml:3:1: unknown key `colour`; expected "
                                + String.join(", ", Shape.FILE.keys().keySet()),
                        "lockstep.yaml:4:10: this is a number, which must be quoted here; expected"
                                + " an account id of 12 digits in quotes");
    }

    @Test
    void ten_faults_are_told_and_the_rest_is_counted() {
        String fault =
                faultOf(folder, "break-glass: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]\n");

        assertThat(fault.lines())
                .hasSize(11)
                .last()
                .asString()
                .endsWith("3 more faults, not shown");
    }

    @Test
    void hostile_keys_are_shown_on_one_line_without_control_characters() {
        String fault = faultOf(folder, "\"a\\e[31m\\u202e\\nb`" + "x".repeat(500) + "\": 1\n");

        assertThat(fault)
                .startsWith("lockstep.yaml:2:1: unknown key `a\\x1b[31m\\u202e\\x0ab'xxx")
                .doesNotContain("\n", "\u001b", "\u202e", "x".repeat(70));
    }

    @Test
    void the_names_of_groups_ignore_case() {
        assertThat(faultOf(folder, "groups:\n  admins: {}\n  Admins: {}\n"))
                .isEqualTo(
                        "lockstep.yaml:4:11: the same group as the one at lockstep.yaml:3:11: the"
                                + " names of groups ignore case");
    }

    @Test
    void an_exception_lasts_at_most_400_days_from_the_day_of_judgement() {
        String yaml =
                """
                lockstep: 1
                exceptions:
                  - {control: key-age, subject: a, reason: b, owner: c, until: 2027-12-31}
                """;
        BaselineFile file =
                Repository.in(folder).file("lockstep.yaml", yaml).open("lockstep.yaml", false);

        assertThat(file.judgedAt(Instant.parse("2026-11-26T00:00:00Z")).exceptions()).hasSize(1);
        assertThatThrownBy(() -> file.judgedAt(Instant.parse("2026-11-25T23:59:59Z")))
                .isInstanceOf(BadInput.class)
                .hasMessageEndingWith(
                        "lockstep.yaml:3:64: an exception lasts at most 400 days; expected a day up"
                                + " to 2027-12-30");
    }

    @Test
    void a_fault_in_a_policy_document_is_told_with_the_place_in_that_file() {
        var malformed = new Malformed("{", new dev.lockstep.policy.Place(3, 5), "an object\u202e");

        assertThat(GroupsReader.fault(malformed, "policies/extra.json"))
                .hasMessage(
                        "policies/extra.json:3:5: not an IAM policy: expected an object\\u202e");
    }
}
