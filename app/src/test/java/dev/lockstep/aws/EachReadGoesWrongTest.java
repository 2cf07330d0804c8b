package dev.lockstep.aws;

import static dev.lockstep.aws.ScriptedAws.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.ScriptedAws.Cut;
import dev.lockstep.aws.ScriptedAws.Half;
import dev.lockstep.aws.ScriptedAws.Late;
import dev.lockstep.aws.ScriptedAws.Reply;
import dev.lockstep.aws.ScriptedAws.Text;
import dev.lockstep.aws.ScriptedAws.Torn;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each read of an audit, one by one, refused, throttled for ever, late, cut off, half, or a
/// stranger's page: the read is missing and says so, the others are known, and nothing hangs.
class EachReadGoesWrongTest {
    static final Limits QUICK =
            new Limits(
                    16,
                    5_000,
                    5_000,
                    500,
                    200,
                    2,
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(500),
                    Duration.ofMillis(5));

    /// Whether each read goes wrong in each way. Else each is refused, and three others of the ten
    /// ways are tried on it.
    private static final boolean ALL = Boolean.getBoolean("reads.all");

    private static final int NEXT = 3;

    private static final Map<String, ReadKey<?>> READS =
            Map.ofEntries(
                    Map.entry("GetCallerIdentity", ReadKey.CALLER_IDENTITY),
                    Map.entry("ListAccountAliases", ReadKey.ACCOUNT_ALIAS),
                    Map.entry("GetCredentialReport", ReadKey.CREDENTIAL_REPORT),
                    Map.entry("GetAccountAuthorizationDetails", ReadKey.DETAILS),
                    Map.entry("ListUsers", ReadKey.USERS),
                    Map.entry("GetAccountSummary", ReadKey.SUMMARY),
                    Map.entry("GetAccountPasswordPolicy", ReadKey.PASSWORD_POLICY),
                    Map.entry("ListVirtualMFADevices", ReadKey.VIRTUAL_MFA_DEVICES),
                    Map.entry("ListServiceSpecificCredentials", ReadKey.SERVICE_CREDENTIALS),
                    Map.entry("ListServerCertificates", ReadKey.SERVER_CERTIFICATES),
                    Map.entry("ListSAMLProviders", ReadKey.SAML_PROVIDERS),
                    Map.entry("ListOpenIDConnectProviders", ReadKey.OPEN_ID_CONNECT_PROVIDERS),
                    Map.entry("ListOrganizationsFeatures", ReadKey.ORGANIZATION_FEATURES),
                    Map.entry("DescribeOrganization", ReadKey.ORGANIZATION),
                    Map.entry("ListAccounts", ReadKey.ORGANIZATION_ACCOUNTS),
                    Map.entry("ListPoliciesForTarget", ReadKey.SERVICE_CONTROL_POLICIES),
                    Map.entry("DescribePolicy", ReadKey.SERVICE_CONTROL_POLICIES),
                    Map.entry("ListRegions", ReadKey.REGIONS),
                    Map.entry("GetAlternateContact", ReadKey.ALTERNATE_CONTACTS.of("SECURITY")),
                    Map.entry("ListAnalyzers", ReadKey.ACCESS_ANALYZERS.of("eu-west-1")),
                    Map.entry("DescribeTrails", ReadKey.TRAILS),
                    Map.entry("GetTrailStatus", ReadKey.TRAIL_STATUS.of(SmallAccount.TRAIL)),
                    Map.entry("GetEventSelectors", ReadKey.EVENT_SELECTORS.of(SmallAccount.TRAIL)),
                    Map.entry("ListMFADevices", ReadKey.MFA_DEVICES.of("alice")),
                    Map.entry("ListAccessKeys", ReadKey.ACCESS_KEYS.of("alice")),
                    Map.entry("GetAccessKeyLastUsed", ReadKey.ACCESS_KEY_LAST_USED.of("alice")),
                    Map.entry("GetLoginProfile", ReadKey.LOGIN_PROFILES.of("alice")),
                    Map.entry("ListSSHPublicKeys", ReadKey.SSH_PUBLIC_KEYS.of("alice")),
                    Map.entry("ListSigningCertificates", ReadKey.SIGNING_CERTIFICATES.of("alice")));

    /// A way to go wrong.
    enum Wrong {
        REFUSED(_ -> error(403, "AccessDenied", "not authorized"), true),
        THROTTLED(_ -> error(400, "Throttling", "Rate exceeded"), false),
        BROKEN(_ -> error(503, "ServiceUnavailable", "later"), false),
        LATE(good -> new Late(1_000, good), false),
        CUT(_ -> new Cut(), false),
        HALF(good -> new Half((Text) good), false),
        TORN(good -> new Torn((Text) good), false),
        PAGE(_ -> ScriptedAws.page(), false),
        FORBIDDEN_PAGE(_ -> new Text(403, "text/html", "<html><body>no</body></html>"), false),
        NOTHING(_ -> new Text(200, "text/xml", ""), false),
        OTHER_JSON(_ -> new Text(200, "application/json", "{\"login\": true}"), false);

        private final UnaryOperator<Reply> change;
        private final boolean isRefusal;

        Wrong(UnaryOperator<Reply> change, boolean isRefusal) {
            this.change = change;
            this.isRefusal = isRefusal;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void each_read_that_goes_wrong_is_missing_and_no_other(Wrong wrong) throws IOException {
        Limits limits = wrong == Wrong.LATE ? hasty(Duration.ofMillis(100)) : QUICK;
        var problems = new ArrayList<String>();
        int number = 0;
        for (String operation : new TreeSet<>(READS.keySet())) {
            number++;
            if (!ALL && !wrong.isRefusal && (wrong.ordinal() + number) % NEXT != 0) {
                continue;
            }
            try (ScriptedAws aws = ScriptedAws.start()) {
                Reply good = aws.normally(operation, new ScriptedAws.Asked("", Map.of(), ""));
                aws.on(operation, wrong.change.apply(good));
                Answers answers = read(aws, limits).answers();
                Read<?> read = answers.get(READS.get(operation));
                if (!(read instanceof Read.Missing<?> missing) || !missing.isIncomplete()) {
                    problems.add(operation + " is not missing: " + read);
                } else if ((read instanceof Read.Denied<?>) != wrong.isRefusal) {
                    problems.add(operation + ": " + read);
                } else if (missing.because().matches(".*(Exception|java|Error:|\\n).*")) {
                    problems.add(operation + " in no plain words: " + missing.because());
                }
                // On a busy machine others may take as long as the test allows.
                if (wrong != Wrong.LATE) {
                    problems.addAll(othersMissing(operation, answers));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /// What hangs on the read itself may be missing too.
    private static List<String> othersMissing(String operation, Answers answers) {
        var missing = new ArrayList<String>();
        READS.forEach((other, key) -> {
            boolean isPart =
                    READS.get(operation).name().equals(key.name())
                            || (operation.equals("DescribeOrganization")
                                    && key.name()
                                            .matches("organization-accounts|service-control.*"))
                            || (operation.equals("GetCallerIdentity")
                                    && key.name()
                                            .matches("organization-accounts|service-control.*"));
            if (!other.equals(operation) && !isPart && !answers.get(key).isKnown()) {
                if (!other.equals("GetAccessKeyLastUsed")) {
                    missing.add(operation + " takes " + other + " along: " + answers.get(key));
                }
            }
        });
        return missing;
    }

    @Test
    void where_all_goes_well_everything_is_known_and_saved_files_judge_the_same()
            throws IOException {
        try (ScriptedAws aws = ScriptedAws.start()) {
            Collector collector = read(aws, QUICK);
            Answers answers = collector.answers();
            READS.forEach((operation, key) -> {
                if (!operation.equals("GetAccessKeyLastUsed")) {
                    assertThat(answers.get(key).isKnown()).as(operation).isTrue();
                }
            });
            Instant now = answers.origin().takenAt().orElseThrow();
            assertThat(audit(SnapshotFolder.read(collector.files()), now))
                    .isEqualTo(audit(answers, now));
            // The policies of two levels are listed; everything else takes one call.
            collector
                    .calls()
                    .forEach((operation, count) ->
                            assertThat(count)
                                    .as(operation)
                                    .isEqualTo(
                                            operation.endsWith("ListPoliciesForTarget") ? 2 : 1));
        }
    }

    private static List<?> audit(Answers answers, Instant now) {
        return Audit.of(AccountSnapshot.of(answers), Baseline.DEFAULT, now, Audit.Selection.ALL)
                .findings();
    }

    static Limits hasty(Duration answer) {
        return new Limits(
                16,
                5_000,
                5_000,
                500,
                200,
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                answer,
                Duration.ofMillis(500),
                Duration.ofMillis(5));
    }

    static Collector read(ScriptedAws aws, Limits limits) {
        Collector collector =
                new AwsAccounts("0", Clock.systemUTC(), limits)
                        .open(SessionRequest.isolated(aws.environment(), Clock.systemUTC()));
        Set<ReadKey<?>> wanted = new LinkedHashSet<>(Collector.account());
        wanted.add(ReadKey.ACCESS_ANALYZERS.of("eu-west-1"));
        for (ReadKey<?> kind :
                List.of(
                        ReadKey.MFA_DEVICES,
                        ReadKey.ACCESS_KEY_LAST_USED,
                        ReadKey.LOGIN_PROFILES,
                        ReadKey.SSH_PUBLIC_KEYS,
                        ReadKey.SIGNING_CERTIFICATES)) {
            wanted.add(kind.of("alice"));
        }
        collector.read(wanted);
        return collector;
    }
}
