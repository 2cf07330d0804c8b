package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.policies.AttachedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users, groups, roles and policies, in the shape in which the AWS CLI prints them.
class IdentityFilesTest {
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final String ARN = "arn:aws:iam::123456789012:";

    @TempDir Path folder;
    private FolderBuilder files;

    @BeforeEach
    void start() {
        files = new FolderBuilder(folder);
    }

    @Test
    void details_with_users_groups_roles_and_policies() {
        files.json(
                "account-authorization-details.json",
                """
                {'UserDetailList': [{'Path': '/staff/', 'UserName': 'alice', 'UserId': 'AIDA1',
                    'Arn': 'arn:aws:iam::123456789012:user/staff/alice', 'CreateDate': '2026-05-01T10:00:00+00:00',
                    'UserPolicyList': [{'PolicyName': 'own', 'PolicyDocument': {'Statement' : [ 1.50, "x\\u0000y" ]}}],
                    'GroupList': ['b', 'a'],
                    'AttachedManagedPolicies': [{'PolicyName': 'P', 'PolicyArn': 'arn:aws:iam::aws:policy/P'}],
                    'PermissionsBoundary': {'PermissionsBoundaryType': 'Policy',
                        'PermissionsBoundaryArn': 'arn:aws:iam::123456789012:policy/b/Edge'},
                    'Tags': [{'Key': 'team', 'Value': 'Łódź'}]},
                   {'UserName': 'bob'}],
                 'GroupDetailList': [{'GroupName': 'a', 'Path': '/', 'Arn': 'arn:aws:iam::123456789012:group/a',
                    'GroupPolicyList': [{'PolicyName': 'g', 'PolicyDocument': '%7B%22a%22%3A%22b+c%22%7D'}]}],
                 'RoleDetailList': [{'RoleName': 'r', 'Arn': 'arn:aws:iam::123456789012:role/r',
                    'AssumeRolePolicyDocument': {'Statement': []}}],
                 'Policies': [{'PolicyName': 'P', 'Arn': 'arn:aws:iam::aws:policy/P', 'Path': '/',
                    'DefaultVersionId': 'v2', 'AttachmentCount': 3, 'PolicyVersionList': [
                       {'VersionId': 'v1', 'IsDefaultVersion': false, 'Document': {'old': true}},
                       {'VersionId': 'v2', 'IsDefaultVersion': true, 'Document': {'new': true}}]},
                    {'PolicyName': 'Q', 'Arn': 'arn:aws:iam::123456789012:policy/Q'}],
                 'IsTruncated': false, 'Marker': null}
                """);
        AuthorizationDetails details = files.known(ReadKey.DETAILS);
        var alice = details.users().orElseThrow().getFirst();
        assertThat(alice.path()).isEqualTo("/staff/");
        assertThat(alice.created()).contains(MAY);
        assertThat(alice.groups()).containsExactly("a", "b");
        assertThat(alice.attachedPolicies())
                .containsExactly(new AttachedPolicy("P", "arn:aws:iam::aws:policy/P"));
        assertThat(alice.boundary()).contains(new AttachedPolicy("Edge", ARN + "policy/b/Edge"));
        assertThat(alice.tags()).containsEntry("team", "Łódź");
        assertThat(alice.inlinePolicies().getFirst().document().text())
                .isEqualTo("{\"Statement\":[1.50,\"x\\u0000y\"]}");
        var bob = details.users().orElseThrow().getLast();
        assertThat(bob.inlinePolicies()).isEmpty();
        assertThat(bob.path()).isEqualTo("/");
        assertThat(
                        details.groups()
                                .orElseThrow()
                                .getFirst()
                                .inlinePolicies()
                                .getFirst()
                                .document()
                                .text())
                .isEqualTo("{\"a\":\"b+c\"}");
        assertThat(details.roles().orElseThrow().getFirst().trustPolicy().text())
                .isEqualTo("{\"Statement\":[]}");
        var policies = details.policies().orElseThrow();
        var whole = policies.stream().filter(policy -> policy.name().equals("P")).findFirst();
        assertThat(whole.orElseThrow().document().orElseThrow().text()).isEqualTo("{\"new\":true}");
        assertThat(whole.orElseThrow().attachmentCount()).isEqualTo(3);
        assertThat(policies).filteredOn(policy -> policy.document().isEmpty()).hasSize(1);
    }

    @Test
    void
            what_the_details_tell_beside_rights_is_kept_ids_dates_descriptions_tags_and_all_versions() {
        files.json(
                "account-authorization-details.json",
                """
                {'GroupDetailList': [{'GroupName': 'a', 'GroupId': 'AGPA1',
                    'CreateDate': '2026-05-01T10:00:00+00:00'}],
                 'RoleDetailList': [{'RoleName': 'r', 'Arn': 'arn:aws:iam::123456789012:role/r',
                    'RoleId': 'AROA1', 'CreateDate': '2026-05-01T10:00:00+00:00', 'Description': 'for r',
                    'MaxSessionDuration': 7200, 'Tags': [{'Key': 'team', 'Value': 'x'}],
                    'AssumeRolePolicyDocument': {'Statement': []}}],
                 'Policies': [{'PolicyName': 'P', 'Arn': 'arn:aws:iam::123456789012:policy/P',
                    'PolicyId': 'ANPA1', 'Description': 'for p', 'DefaultVersionId': 'v1',
                    'CreateDate': '2026-05-01T10:00:00+00:00', 'UpdateDate': '2026-05-01T10:00:00+00:00',
                    'Tags': [{'Key': 'team', 'Value': 'y'}], 'PolicyVersionList': [
                       {'VersionId': 'v2', 'IsDefaultVersion': false, 'Document': {'new': true}},
                       {'VersionId': 'v1', 'IsDefaultVersion': true, 'Document': {'old': true},
                        'CreateDate': '2026-05-01T10:00:00+00:00'}]}]}
                """);
        AuthorizationDetails details = files.known(ReadKey.DETAILS);
        var group = details.groups().orElseThrow().getFirst();
        assertThat(group.id()).contains("AGPA1");
        assertThat(group.created()).contains(MAY);
        var role = details.roles().orElseThrow().getFirst();
        assertThat(role.id()).contains("AROA1");
        assertThat(role.created()).contains(MAY);
        assertThat(role.description()).contains("for r");
        assertThat(role.maxSession()).isEqualTo(7200);
        assertThat(role.tags()).containsEntry("team", "x");
        var policy = details.policies().orElseThrow().getFirst();
        assertThat(policy.id()).contains("ANPA1");
        assertThat(policy.created()).contains(MAY);
        assertThat(policy.updated()).contains(MAY);
        assertThat(policy.description()).contains("for p");
        assertThat(policy.tags()).containsEntry("team", "y");
        assertThat(policy.versions())
                .extracting(version -> version.id() + " " + version.document().text())
                .containsExactly("v2 {\"new\":true}", "v1 {\"old\":true}");
        assertThat(policy.versions().getLast().created()).contains(MAY);
        assertThat(policy.document().orElseThrow().text()).isEqualTo("{\"old\":true}");
    }

    @Test
    void a_list_of_the_details_that_is_absent_was_not_collected_and_an_empty_one_is_none() {
        files.json("account-authorization-details.json", "{'UserDetailList': []}");
        AuthorizationDetails details = files.known(ReadKey.DETAILS);
        assertThat(details.users()).contains(List.of());
        assertThat(details.groups()).isEmpty();
        assertThat(details.roles()).isEmpty();
        assertThat(details.policies()).isEmpty();
    }

    @Test
    void json_that_is_no_policy_is_kept_as_it_is() {
        files.json(
                "account-authorization-details.json",
                """
                {'GroupDetailList': [{'GroupName': 'a', 'GroupPolicyList': [
                    {'PolicyName': 'g', 'PolicyDocument': '%5B1%2C%202%5D'}]}]}
                """);
        assertThat(
                        files.known(ReadKey.DETAILS)
                                .groups()
                                .orElseThrow()
                                .getFirst()
                                .inlinePolicies()
                                .getFirst()
                                .document()
                                .text())
                .isEqualTo("[1, 2]");
    }

    @Test
    void plain_json_text_is_not_decoded_a_second_time() {
        files.text(
                "account-authorization-details.json",
                """
                {"GroupDetailList": [{"GroupName": "a", "GroupPolicyList": [
                    {"PolicyName": "g", "PolicyDocument": "{\\"Resource\\": \\"a%2Fb\\"}"}]}]}
                """);
        assertThat(
                        files.known(ReadKey.DETAILS)
                                .groups()
                                .orElseThrow()
                                .getFirst()
                                .inlinePolicies()
                                .getFirst()
                                .document()
                                .text())
                .isEqualTo("{\"Resource\": \"a%2Fb\"}");
    }

    @Test
    void users_with_and_without_a_password_that_was_used() {
        files.json(
                "users.json",
                """
                {'Users': [{'Path': '/', 'UserName': 'alice', 'UserId': 'AIDA1',
                   'Arn': 'arn:aws:iam::123456789012:user/alice', 'CreateDate': '2026-05-01T10:00:00+00:00',
                   'PasswordLastUsed': '2026-05-01 10:00:00.000000+00:00'}, {'UserName': 'bob'}]}
                """);
        assertThat(files.known(ReadKey.USERS))
                .containsExactly(
                        new ListedUser(
                                "alice",
                                Optional.of(ARN + "user/alice"),
                                Optional.of("AIDA1"),
                                Optional.of("/"),
                                Optional.of(MAY),
                                Optional.of(MAY)),
                        new ListedUser(
                                "bob",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_bare_list_is_as_good_as_the_whole_answer() {
        files.json("users.json", "[{'UserName': 'alice'}]");
        assertThat(files.known(ReadKey.USERS))
                .extracting(ListedUser::name)
                .containsExactly("alice");
    }

    @Test
    void a_list_of_which_pages_are_missing_is_not_collected() {
        for (String mark :
                List.of(
                        "'IsTruncated': true",
                        "'Marker': 'abc'",
                        "'NextToken': 'abc'",
                        "'nextToken': ''")) {
            files.json("users.json", "{'Users': [{'UserName': 'alice'}], " + mark + "}");
            assertThat(files.read().get(ReadKey.USERS))
                    .isEqualTo(
                            Read.notAsked(
                                    ReadKey.USERS,
                                    "pages missing: users.json holds only a part of the list"
                                            + " (iam:ListUsers)"));
        }
        files.json("users.json", "{'Users': [], 'IsTruncated': false, 'NextToken': null}");
        assertThat(files.known(ReadKey.USERS)).isEmpty();
    }

    @Test
    void truncated_details_are_not_collected() {
        files.json(
                "account-authorization-details.json",
                "{'UserDetailList': [], 'IsTruncated': true}");
        assertThat(files.read().get(ReadKey.DETAILS).isKnown()).isFalse();
    }
}
