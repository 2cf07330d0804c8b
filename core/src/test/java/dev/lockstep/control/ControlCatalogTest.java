package dev.lockstep.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.missing.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of every control, and the facts of each.
class ControlCatalogTest {
    /// In the order of a report: id, step, severity, kind of subject, ids in the CIS benchmark
    /// 3.0/5.0/6.0/7.0, in Security Hub, and of the nearest Prowler check.
    private static final String FACTS =
            """
            password-length          1  medium    account             1.8/1.7/2.7/2.8      IAM.7,IAM.15               iam_password_policy_minimum_length_14
            password-uppercase       1  low       account             -                    IAM.7,IAM.11               iam_password_policy_uppercase
            password-lowercase       1  low       account             -                    IAM.7,IAM.12               iam_password_policy_lowercase
            password-number          1  low       account             -                    IAM.7,IAM.14               iam_password_policy_number
            password-symbol          1  low       account             -                    IAM.7,IAM.13               iam_password_policy_symbol
            password-expiry          1  medium    account             -                    IAM.7,IAM.17               iam_password_policy_expires_passwords_within_90_days_or_less
            password-reuse           1  medium    account             1.9/1.8/2.8/2.9      IAM.7,IAM.16               iam_password_policy_reuse_24
            password-self-service    1  medium    account             -                    -                          -
            password-hard-expiry     1  low       account             -                    -                          -
            root-mfa                 2  critical  root                1.5/1.4/2.4/2.5      IAM.9                      iam_root_mfa_enabled
            root-mfa-hardware        2  medium    root                1.6/1.5/2.5/2.6      IAM.6                      iam_root_hardware_mfa_enabled
            root-unused              2  high      root                1.7/1.6/2.6/2.7      -                          iam_avoid_root_usage
            root-password-strength   2  medium    root                -                    -                          -
            root-central             2  medium    account             -/-/-/2.1.1          -                          iam_root_credentials_management_enabled
            root-access-keys         3  critical  root                1.4/1.3/2.3/2.4      IAM.4                      iam_no_root_access_key
            root-certificates        3  high      root                -                    -                          -
            group-as-declared        4  medium    group               -                    -                          -
            group-not-empty          4  low       group               -                    -                          -
            policies-through-groups  4  medium    user                1.15/1.14/2.14/2.13  IAM.2                      iam_policy_attached_only_to_group_or_roles
            no-star-policy           4  high      policy              1.16/1.15/2.15/2.14  IAM.1                      iam_customer_attached_policy_no_administrative_privileges,iam_customer_unattached_policy_no_administrative_privileges,iam_inline_policy_no_administrative_privileges
            administrators-named     4  high      user                -                    -                          iam_user_administrator_access_policy
            administrators-few       4  medium    account             -                    -                          -
            developers-limited       4  high      group               -                    -                          -
            auditors-read-only       4  high      group               -                    -                          -
            escalation-paths         4  high      principal           -                    -                          iam_policy_allows_privilege_escalation
            role-trust-open          4  critical  role                -                    -                          -
            role-trust-external      4  medium    role                -                    -                          iam_role_cross_account_readonlyaccess_policy
            role-confused-deputy     4  medium    role                -                    -                          iam_role_cross_service_confused_deputy_prevention
            support-role             4  low       account             1.17/1.16/2.16/2.15  IAM.18                     iam_support_role_created
            cloudshell-restricted    4  medium    account             1.22/1.21/2.21/2.20  IAM.27                     iam_policy_cloudshell_admin_not_attached
            user-on-roster           5  high      user                -                    -                          -
            person-has-user          5  medium    person              -                    -                          -
            user-in-group            5  medium    user                -                    -                          -
            shared-login             5  high      user                -                    -                          -
            user-idle                5  low       user                -                    -                          -
            federation-preferred     5  low       account             1.21/1.20/2.20/2.19  -                          iam_check_saml_providers_sts
            user-mfa                 6  high      user                1.10/1.9/2.9/2.10    IAM.5,IAM.19               iam_user_mfa_enabled_console_access
            administrator-mfa        6  critical  user                -                    -                          iam_administrator_access_with_mfa
            user-mfa-kind            6  medium    user                -                    -                          iam_user_hardware_mfa_enabled
            mfa-enforced             6  high      user                -                    -                          -
            mfa-leftover             6  low       mfa-device          -                    -                          -
            key-age                  7  medium    access-key          1.14/1.13/2.13/2.12  IAM.3                      iam_rotate_access_key_90_days
            key-unused               7  medium    access-key          1.12/1.11/2.11/2.11  IAM.8,IAM.22               iam_user_accesskey_unused
            key-never-used           7  medium    access-key          1.11/1.10/2.10/-     -                          iam_user_no_setup_initial_access_key
            key-single               7  medium    user                1.13/1.12/2.12/-     -                          iam_user_two_active_access_key
            key-inactive-leftover    7  low       access-key          -                    -                          -
            key-documented           7  high      access-key          -                    -                          -
            person-without-key       7  medium    user                -                    -                          iam_user_with_temporary_credentials
            other-credentials        7  low       user                -                    -                          -
            key-quarantined          7  critical  user                -                    -                          -
            password-current         8  medium    user                -                    -                          -
            password-unused          8  medium    user                1.12/1.11/2.11/2.11  IAM.8,IAM.22               iam_user_console_access_unused
            person-verified          8  medium    user                -                    -                          -
            security-contact         0  medium    account             1.2/1.2/2.2/2.3      Account.1                  account_security_contact_information_is_registered
            trail-on                 0  high      account             3.1/3.1/4.1/4.1      CloudTrail.1,CloudTrail.4  cloudtrail_multi_region_enabled
            access-analyzer          0  low       region              1.20/1.19/2.19/2.18  IAM.28                     accessanalyzer_enabled
            certificate-expired      0  medium    server-certificate  1.19/1.18/2.18/2.17  IAM.26                     iam_no_expired_server_certificates_stored
            """;

    private static final List<String> HEADINGS =
            List.of(
                    "## What it checks",
                    "## Why it matters",
                    "## How an attacker uses it",
                    "## By hand in the console",
                    "## With the AWS CLI",
                    "## With lockstep");

    /// Commands that are meant to come; no text may name one before it is there.
    private static final Pattern UNBUILT_COMMAND =
            Pattern.compile("\\block[Ss]tep (activity|history|logout|org|serve)\\b");

    /// The user name that AWS itself gives to root in its report.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<(?!" + Pattern.quote(Root.NAME.substring(1)) + ")[^>]*>");

    static List<Control> controls() {
        return ControlCatalog.all();
    }

    @Test
    void the_catalogue_holds_these_controls_in_this_order() {
        assertThat(controls().stream().map(control -> facts(control.info())))
                .containsExactlyElementsOf(facts());
    }

    @Test
    void there_are_57_ids_and_each_is_used_once() {
        assertThat(controls().stream().map(control -> control.info().id())).doesNotHaveDuplicates();
        assertThat(ControlCatalog.knownIds()).hasSize(57);
        assertThat(controls().stream().map(control -> control.info().id()))
                .containsExactlyInAnyOrderElementsOf(ControlCatalog.knownIds());
    }

    @ParameterizedTest
    @MethodSource("controls")
    void a_control_is_named_after_its_class_and_tested_by_a_class_of_its_name(Control control)
            throws ClassNotFoundException {
        Class<?> type = control.getClass();
        assertThat(type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .isEqualTo(control.info().id());
        assertThat(Class.forName(type.getName() + "Test").getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Test.class));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void a_control_has_a_help_page_with_its_title_and_the_six_headings(Control control)
            throws IOException {
        List<String> headings =
                page(control).lines().filter(line -> line.matches("#{1,2} .*")).toList();
        assertThat(headings)
                .startsWith("# " + control.info().title())
                .filteredOn(line -> line.startsWith("## "))
                .isEqualTo(HEADINGS);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void a_help_page_names_only_commands_that_exist_and_real_things(Control control)
            throws IOException {
        assertThat(page(control))
                .doesNotContainPattern(UNBUILT_COMMAND)
                .doesNotContainPattern(PLACEHOLDER)
                .contains("lockstep audit");
    }

    @ParameterizedTest
    @MethodSource("controls")
    void sentences_and_advice_name_only_commands_that_exist_and_real_things(Control control) {
        assertThat(texts(control))
                .allSatisfy(text ->
                        assertThat(text)
                                .doesNotContainPattern(UNBUILT_COMMAND)
                                .doesNotContainPattern(PLACEHOLDER)
                                .doesNotContain("USERNAME", "YOUR_"));
    }

    /// Everything that a control says to people about the accounts of [Trial].
    private static List<String> texts(Control control) {
        return Trial.accounts().values().stream()
                .map(AccountSnapshot::of)
                .flatMap(snapshot ->
                        control.judge(snapshot, Baseline.DEFAULT, TestAccount.NOW).stream())
                .flatMap(verdict ->
                        Stream.concat(Stream.of(verdict.summary()), advice(verdict).stream()))
                .distinct()
                .toList();
    }

    private static List<String> advice(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fail fail -> texts(fail.advice());
            case Verdict.Manual manual -> texts(manual.advice());
            case Verdict.Pass _, Verdict.Undetermined _, Verdict.NotApplicable _ -> List.of();
        };
    }

    private static List<String> texts(Advice advice) {
        return Stream.concat(Stream.of(advice.text()), advice.commands().stream()).toList();
    }

    private static String page(Control control) throws IOException {
        try (InputStream page =
                control.getClass().getResourceAsStream(control.info().id() + ".md")) {
            assertThat(page).as("help page of %s", control.info().id()).isNotNull();
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String facts(ControlInfo info) {
        return String.join(
                " ",
                info.id(),
                Integer.toString(info.step().number()),
                info.severity().name().toLowerCase(Locale.ROOT),
                info.subject().id(),
                info.references().toString());
    }

    private static List<String> facts() {
        return FACTS.lines()
                .map(line -> line.strip().split(" +"))
                .map(cells ->
                        String.join(
                                " ",
                                cells[0],
                                cells[1],
                                cells[2],
                                cells[3],
                                references(cells).toString()))
                .toList();
    }

    private static SortedMap<String, List<String>> references(String[] cells) {
        SortedMap<String, List<String>> references = new TreeMap<>();
        String[] versions = {"cis-3.0", "cis-5.0", "cis-6.0", "cis-7.0"};
        String[] cis = cells[4].split("/");
        for (int i = 0; i < cis.length; i++) {
            references.put(versions[i], List.of(cis[i]));
        }
        references.put("security-hub", Arrays.asList(cells[5].split(",")));
        references.put("prowler", Arrays.asList(cells[6].split(",")));
        references.values().removeIf(List.of("-")::equals);
        return references;
    }
}
