package dev.lockstep.access.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.access.judgement.ServiceLimit;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is made for a group is judged as a group of an account is, by the same judgements.
class JudgedTemplatesTest {
    private static final String GROUP = "made";
    private static final String ROLE = "arn:aws:iam::" + TestAccount.ID + ":role/app-runtime";

    private static AccountSnapshot account(List<PolicyDocument> documents) {
        var inline = new ArrayList<InlinePolicy>();
        documents.forEach(document -> inline.add(new InlinePolicy("p" + inline.size(), document)));
        return TestAccount.account().group(GROUP, List.of(), inline).snapshot();
    }

    private static PrincipalAccess group(AccountSnapshot snapshot) {
        return AccountAccess.of(snapshot).groups().found().orElseThrow().stream()
                .filter(one -> one.name().equals(GROUP))
                .findFirst()
                .orElseThrow();
    }

    private static ServiceLimit limit(
            ServicePolicy policy, List<String> services, List<String> passRoles) {
        AccountSnapshot snapshot = account(List.of(policy.document()));
        return ServiceLimit.of(snapshot, group(snapshot), services, passRoles);
    }

    @Test
    void a_group_with_any_services_whole_stays_inside_them() {
        List<String> given =
                new ArrayList<>(
                        ActionCatalog.builtIn().services().stream()
                                .filter(service -> ServiceFacts.neverWhole(service).isEmpty())
                                .toList());
        var random = new Random(16);
        for (int round = 0; round < 30; round++) {
            Collections.shuffle(given, random);
            List<String> services = given.subList(0, 1 + random.nextInt(8));
            var policy = ServicePolicy.whole(services, List.of(ROLE));
            ServiceLimit limit = limit(policy, services, List.of("app-runtime"));
            assertThat(limit.outside()).isEmpty();
            assertThat(limit.staysInside()).isTrue();
            assertThat(limit.isOpen()).isFalse();
        }
    }

    @Test
    void the_same_group_leaves_them_where_fewer_services_or_another_role_are_meant() {
        var policy = ServicePolicy.whole(List.of("s3", "lambda"), List.of(ROLE));
        assertThat(limit(policy, List.of("s3"), List.of("app-runtime")).outside())
                .contains("lambda:UpdateFunctionCode");
        assertThat(limit(policy, List.of("s3", "lambda"), List.of("other")).outside())
                .containsExactly("iam:PassRole");
    }

    @Test
    void a_group_that_reads_any_services_only_reads_and_reads_no_secrets() {
        List<String> readable =
                new ArrayList<>(
                        ActionCatalog.builtIn().services().stream()
                                .filter(ServicePolicy::canBeRead)
                                .toList());
        var random = new Random(32);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(readable, random);
            var policy = ServicePolicy.reading(readable.subList(0, 1 + random.nextInt(20)));
            AccountSnapshot snapshot = account(List.of(policy.document()));
            ReadOnly judged = ReadOnly.of(snapshot, group(snapshot));
            assertThat(judged.changing()).isEmpty();
            assertThat(judged.secrets()).isEmpty();
            assertThat(judged.isOpen()).isFalse();
        }
    }
}
