package dev.lockstep.aws;

import static dev.lockstep.aws.ScriptedAws.error;
import static dev.lockstep.aws.ScriptedAws.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lists in pages, a report that takes its time, and answers that say "there is none".
class PagesTest {
    private ScriptedAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.start();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Answers answers() {
        return EachReadGoesWrongTest.read(aws, EachReadGoesWrongTest.QUICK).answers();
    }

    private static String page(String names, boolean isLast, String marker) {
        return SmallAccount.users(names.split(",", -1))
                + "<IsTruncated>"
                + !isLast
                + "</IsTruncated>"
                + (isLast ? "" : "<Marker>" + marker + "</Marker>");
    }

    @Test
    void the_pages_of_a_list_are_joined_and_a_thousand_entries_are_asked_for() {
        aws.on(
                "ListUsers",
                (request, _) ->
                        xml(
                                "ListUsers",
                                request.parameters().containsKey("Marker")
                                        ? page("carol", true, "")
                                        : page("alice,bob", false, "next")));
        assertThat(answers().get(ReadKey.USERS).found().orElseThrow())
                .extracting(ListedUser::name)
                .containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThat(aws.asked())
                .filteredOn(one -> one.operation().equals("ListUsers"))
                .allSatisfy(one -> assertThat(one.parameters()).containsEntry("MaxItems", "1000"))
                .hasSize(2);
    }

    @Test
    void pages_that_go_round_in_a_circle_or_lack_their_marker_are_no_answer() {
        aws.on("ListUsers", xml("ListUsers", page("alice", false, "again")));
        aws.on(
                "ListVirtualMFADevices",
                xml(
                        "ListVirtualMFADevices",
                        "<VirtualMFADevices/><IsTruncated>true</IsTruncated>"));
        Answers answers = answers();
        assertThat(answers.get(ReadKey.USERS)).isInstanceOf(Read.NotCollected.class);
        assertThat(answers.get(ReadKey.VIRTUAL_MFA_DEVICES)).isInstanceOf(Read.NotCollected.class);
    }

    @Test
    void a_last_page_that_is_refused_makes_the_whole_list_denied() {
        aws.on(
                "ListUsers",
                (request, _) ->
                        request.parameters().containsKey("Marker")
                                ? error(403, "AccessDenied", "no")
                                : xml("ListUsers", page("alice", false, "next")));
        assertThat(answers().get(ReadKey.USERS)).isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_throttled_call_is_made_again() {
        aws.on(
                "ListUsers",
                (_, number) ->
                        number == 1
                                ? error(400, "Throttling", "Rate exceeded")
                                : xml("ListUsers", page("alice", true, "")));
        Collector collector = EachReadGoesWrongTest.read(aws, EachReadGoesWrongTest.QUICK);
        assertThat(collector.answers().get(ReadKey.USERS).isKnown()).isTrue();
        assertThat(collector.calls()).containsEntry("iam:ListUsers", 2);
    }

    @Test
    void a_report_is_waited_for_and_then_read() {
        aws.on(
                "GenerateCredentialReport",
                (_, number) ->
                        xml(
                                "GenerateCredentialReport",
                                "<State>" + (number < 3 ? "STARTED" : "COMPLETE") + "</State>"));
        assertThat(answers().get(ReadKey.CREDENTIAL_REPORT).isKnown()).isTrue();
        assertThat(aws.count("GenerateCredentialReport")).isEqualTo(3);
    }

    @Test
    void a_report_that_is_never_ready_is_not_collected_and_counts_as_not_complete() {
        aws.on(
                "GenerateCredentialReport",
                xml("GenerateCredentialReport", "<State>INPROGRESS</State>"));
        Read<CredentialReport> read = answers().get(ReadKey.CREDENTIAL_REPORT);
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.NotCollected.class,
                        missing -> {
                            assertThat(missing.isIncomplete()).isTrue();
                            assertThat(missing.because()).contains("was not ready within");
                        });
    }

    @Test
    void who_may_not_have_a_report_made_reads_the_one_that_is_there() {
        aws.on("GenerateCredentialReport", error(403, "AccessDenied", "no"));
        assertThat(answers().get(ReadKey.CREDENTIAL_REPORT).isKnown()).isTrue();
    }

    @Test
    void answers_that_say_there_is_none_are_known() {
        aws.on("GetAccountPasswordPolicy", error(404, "NoSuchEntity", "none"));
        aws.on("GetLoginProfile", error(404, "NoSuchEntity", "none"));
        aws.on("DescribeOrganization", error(400, "AWSOrganizationsNotInUseException", "none"));
        aws.on("GetAlternateContact", error(404, "ResourceNotFoundException", "none"));
        aws.on("ListOrganizationsFeatures", error(400, "OrganizationNotFoundException", "none"));
        Answers answers = answers();
        assertThat(answers.get(ReadKey.PASSWORD_POLICY).found()).get().matches(o -> o.isEmpty());
        assertThat(answers.get(ReadKey.LOGIN_PROFILES.of("alice")).found())
                .get()
                .matches(o -> o.isEmpty());
        assertThat(answers.get(ReadKey.ORGANIZATION).found()).get().matches(o -> o.isEmpty());
        assertThat(answers.get(ReadKey.ALTERNATE_CONTACTS.of("SECURITY")).found())
                .get()
                .matches(o -> o.isEmpty());
        assertThat(answers.get(ReadKey.ORGANIZATION_FEATURES).found())
                .get()
                .matches(o -> o.isEmpty());
        assertThat(aws.count("ListAccounts")).isZero();
    }

    @Test
    void root_reads_what_only_root_can_of_itself() {
        aws.on(
                "GetCallerIdentity",
                xml(
                        "GetCallerIdentity",
                        "<Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId>"
                                + "<Account>123456789012</Account>"));
        aws.on(
                "GetUser",
                xml(
                        "GetUser",
                        "<User><UserName>root</UserName><UserId>123456789012</UserId><Path>/</Path>"
                                + "<Arn>arn:aws:iam::123456789012:root</Arn>"
                                + "<CreateDate>2020-01-01T00:00:00Z</CreateDate></User>"));
        Answers answers = answers();
        assertThat(answers.get(ReadKey.ROOT_USER).isKnown()).isTrue();
        assertThat(answers.get(ReadKey.MFA_DEVICES.of("<root_account>")).isKnown()).isTrue();
        assertThat(answers.get(ReadKey.ACCESS_KEYS.of("<root_account>")).isKnown()).isTrue();
    }

    @Test
    void seeds_of_devices_are_not_kept_and_documents_keep_their_letters() {
        aws.on(
                "ListVirtualMFADevices",
                xml(
                        "ListVirtualMFADevices",
                        "<VirtualMFADevices><member><SerialNumber>arn:aws:iam::123456789012:mfa/x</SerialNumber>"
                                + "<Base32StringSeed>T1BTLUEtU0VFRA==</Base32StringSeed></member></VirtualMFADevices>"
                                + "<IsTruncated>false</IsTruncated>"));
        var files = EachReadGoesWrongTest.read(aws, EachReadGoesWrongTest.QUICK).files();
        assertThat(files.text("virtual-mfa-devices.json").orElseThrow())
                .contains("mfa/x")
                .doesNotContain("Seed");
        assertThat(files.text("account-authorization-details.json").orElseThrow())
                .contains(
                        "\"PolicyDocument\": {\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"");
    }

    @Test
    void five_thousand_users_take_at_most_150_calls_even_where_AWS_gives_pages_of_a_hundred() {
        aws.on("ListUsers", (request, _) -> xml("ListUsers", many(request, "Users", 100)));
        aws.on(
                "GetAccountAuthorizationDetails",
                (request, _) ->
                        xml(
                                "GetAccountAuthorizationDetails",
                                many(request, "UserDetailList", 100)
                                        + "<GroupDetailList/><RoleDetailList/><Policies/>"));
        Collector collector =
                new AwsAccounts("0", Clock.systemUTC(), EachReadGoesWrongTest.QUICK)
                        .open(SessionRequest.isolated(aws.environment(), Clock.systemUTC()));
        collector.read(Collector.account());
        assertThat(collector.answers().get(ReadKey.USERS).found().orElseThrow()).hasSize(5_000);
        assertThat(
                        collector
                                .answers()
                                .get(ReadKey.DETAILS)
                                .found()
                                .orElseThrow()
                                .users()
                                .orElseThrow())
                .hasSize(5_000);
        assertThat(collector.calls().values().stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(150);
    }

    private static String many(ScriptedAws.Asked request, String list, int size) {
        int from = Integer.parseInt(request.parameters().getOrDefault("Marker", "0"));
        int to = from + size;
        var names = new String[size];
        for (int i = 0; i < size; i++) {
            names[i] = "user" + (from + i);
        }
        return SmallAccount.users(names).replace("Users>", list + ">")
                + "<IsTruncated>"
                + (to < 5_000)
                + "</IsTruncated>"
                + (to < 5_000 ? "<Marker>" + to + "</Marker>" : "");
    }

    @Test
    void a_later_page_that_lacks_its_list_makes_no_whole_list() {
        aws.on(
                "ListUsers",
                (request, _) ->
                        xml(
                                "ListUsers",
                                request.parameters().containsKey("Marker")
                                        ? "<IsTruncated>false</IsTruncated>"
                                        : page("alice", false, "next")));
        aws.on(
                "ListAccessKeys",
                (request, _) ->
                        xml(
                                "ListAccessKeys",
                                request.parameters().containsKey("Marker")
                                        ? ""
                                        : "<AccessKeyMetadata/><IsTruncated>true</IsTruncated>"
                                                + "<Marker>next</Marker>"));
        aws.on(
                "GetAccountAuthorizationDetails",
                (request, _) ->
                        xml(
                                "GetAccountAuthorizationDetails",
                                request.parameters().containsKey("Marker")
                                        ? "<IsTruncated>false</IsTruncated>"
                                        : "<UserDetailList/><GroupDetailList/><RoleDetailList/>"
                                                + "<Policies/><IsTruncated>true</IsTruncated>"
                                                + "<Marker>next</Marker>"));
        Answers answers = answers();
        assertThat(answers.get(ReadKey.USERS)).isInstanceOf(Read.NotCollected.class);
        assertThat(answers.get(ReadKey.DETAILS)).isInstanceOf(Read.NotCollected.class);
        assertThat(answers.get(ReadKey.ACCESS_KEYS.of("alice")))
                .isInstanceOf(Read.NotCollected.class);
    }

    @Test
    void a_login_profile_without_its_member_is_no_answer() {
        aws.on("GetLoginProfile", xml("GetLoginProfile", ""));
        assertThat(answers().get(ReadKey.LOGIN_PROFILES.of("alice")))
                .isInstanceOf(Read.NotCollected.class);
    }

    @Test
    void a_document_that_would_end_the_list_around_it_stays_text() {
        assertThat(AnswerJson.document("{}],[{}")).isEqualTo("\"{}],[{}\"");
        assertThat(AnswerJson.document("{},{}")).isEqualTo("\"{},{}\"");
        assertThat(AnswerJson.document(" {\"Version\": 1} ")).isEqualTo("{\"Version\": 1}");
    }
}
