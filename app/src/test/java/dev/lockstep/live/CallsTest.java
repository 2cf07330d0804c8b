package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;

/// How often AWS is called for an account of 5,000 users, as AWS's own side counts.
class CallsTest {
    private static final int USERS = 5_000;

    /// Calls beside those that confirm or name keys.
    private static final int MOST = 150;

    /// Calls that confirm or name keys, for each failing user, on average.
    private static final double FOR_A_FAILING_USER = 4;

    private static final Set<String> CONFIRMING =
            Set.of(
                    "iam:GetLoginProfile",
                    "iam:ListMFADevices",
                    "iam:ListAccessKeys",
                    "iam:GetAccessKeyLastUsed",
                    "iam:ListSSHPublicKeys",
                    "iam:ListSigningCertificates");

    @TempDir Path place;

    @Test
    void an_account_of_5000_users_takes_150_calls_and_at_most_4_for_each_failing_user()
            throws IOException {
        FreshAccount fresh = AccountShape.TYPICAL.make(USERS, 1, Served.now());
        Path yaml = place.resolve("lockstep.yaml");
        Files.writeString(yaml, RosterFile.render("The wanted account.", fresh.baseline()));
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        var operations = new ArrayList<Operations>();
        operations.add((request, _) -> {
            what(request).ifPresent(what -> asked.merge(what, 1, Integer::sum));
            return Optional.empty();
        });
        operations.addAll(AllOperations.list());
        try (Served served =
                Served.of(
                        fresh,
                        options ->
                                new dev.lockstep.practice.server.Options(
                                        options.port(),
                                        operations,
                                        options.denied(),
                                        options.faults(),
                                        options.faultsOf(),
                                        options.visibleAfter(),
                                        options.token(),
                                        options.truthKey(),
                                        options.seed(),
                                        options.time(),
                                        options.ahead(),
                                        options.enforced()))) {
            Instant now = Served.now().plusSeconds(60);
            var before = new HashMap<String, Long>();
            // The first run has a report of its own, the second an older one.
            for (Optional<Path> baseline : List.of(Optional.of(yaml), Optional.<Path>empty())) {
                String name = before.isEmpty() ? "fresh report" : "older report";
                asked.clear();
                Audit audit = served.audit(false, Served.goal(baseline, Optional.of(now)));
                check(
                        name + (baseline.isPresent() ? ", lockstep.yaml" : ", no lockstep.yaml"),
                        audit,
                        since(before, served.server().calls()),
                        asked);
            }
        }
    }

    private static void check(
            String run, Audit audit, Map<String, Long> calls, Map<String, Integer> asked) {
        long confirming = CONFIRMING.stream().mapToLong(one -> calls.getOrDefault(one, 0L)).sum();
        long rest = calls.values().stream().mapToLong(Long::longValue).sum() - confirming;
        int failing = failingUsers(audit).size();
        System.out.printf(
                "%s: %d calls for the account, %d that confirm or name keys, %d failing users, %.2f"
                        + " for each%n",
                run, rest, confirming, failing, (double) confirming / failing);
        assertThat(rest).as(calls.toString()).isLessThanOrEqualTo(MOST);
        assertThat((double) confirming / failing).isLessThanOrEqualTo(FOR_A_FAILING_USER);
        assertThat(asked).isNotEmpty().allSatisfy((what, times) -> assertThat(times).isOne());
        assertThat(asked.size()).isEqualTo((int) confirming);
    }

    private static Map<String, Long> since(
            Map<String, Long> before, SortedMap<String, Long> calls) {
        var since = new HashMap<String, Long>();
        calls.forEach((call, count) -> since.put(call, count - before.getOrDefault(call, 0L)));
        before.putAll(calls);
        return since;
    }

    private static Set<String> failingUsers(Audit audit) {
        var users = new HashSet<String>();
        for (Finding finding : audit.findings()) {
            if (finding.status() == Status.FAIL) {
                Subject subject = finding.subject();
                subject.owner().ifPresent(users::add);
                if (subject.kind() == Subject.Kind.USER) {
                    users.add(subject.name());
                }
            }
        }
        return users;
    }

    /// The kind of a call that confirms or names a key, and of whom.
    private static Optional<String> what(SdkPojo request) {
        Stream<String> name =
                switch (request) {
                    case GetLoginProfileRequest one -> Stream.of(one.userName());
                    case ListMfaDevicesRequest one -> Stream.of(one.userName());
                    case ListAccessKeysRequest one -> Stream.of(one.userName());
                    case ListSshPublicKeysRequest one -> Stream.of(one.userName());
                    case ListSigningCertificatesRequest one -> Stream.of(one.userName());
                    case GetAccessKeyLastUsedRequest one -> Stream.of(one.accessKeyId());
                    default -> Stream.empty();
                };
        return name.findFirst().map(of -> request.getClass().getSimpleName() + " " + of);
    }
}
