package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Role;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An account for these tests, made of answers.
final class PlayedAccount {
    static final String ID = "123456789012";
    static final String ARN = "arn:aws:iam::" + ID + ":";

    private final Answers.Builder answers =
            new Answers.Builder(
                    new Answers.Origin(
                            Optional.of(ID),
                            Optional.of("aws"),
                            Optional.empty(),
                            Optional.empty()));
    private final List<User> users = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();

    static PlayedAccount account() {
        return new PlayedAccount();
    }

    PlayedAccount user(String name, MfaDevice... devices) {
        users.add(
                User.named(
                        name,
                        Optional.of(ARN + "user/" + name),
                        Optional.of("AIDA" + name.toUpperCase(java.util.Locale.ROOT)),
                        "/",
                        Optional.empty()));
        return put(ReadKey.MFA_DEVICES.of(name), List.of(devices));
    }

    PlayedAccount role(String name, int maxSession, String statement) {
        roles.add(
                new Role(
                        name,
                        ARN + "role/" + name,
                        "/",
                        PolicyDocument.parse(
                                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                                        + statement.replace('\'', '"')
                                        + "]}"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("AROA" + name.toUpperCase(java.util.Locale.ROOT)),
                        Optional.empty(),
                        Optional.empty(),
                        maxSession,
                        java.util.Map.of()));
        return this;
    }

    PlayedAccount organization(String management, String featureSet) {
        return put(
                        ReadKey.ORGANIZATION,
                        Optional.of(new Organization("o-a1b2c3d4e5", management, featureSet)))
                .put(ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of("RootSessions")));
    }

    PlayedAccount accounts(OrganizationAccount... accounts) {
        return put(ReadKey.ORGANIZATION_ACCOUNTS, List.of(accounts));
    }

    PlayedAccount level(ServiceControlLevel... levels) {
        return put(ReadKey.SERVICE_CONTROL_POLICIES, List.of(levels));
    }

    PlayedAccount regions(Region... regions) {
        return put(ReadKey.REGIONS, List.of(regions));
    }

    PlayedAccount analyzer(String region, Analyzer analyzer) {
        return put(ReadKey.ACCESS_ANALYZERS.of(region), List.of(analyzer));
    }

    PlayedAccount trails(Trail... trails) {
        return put(ReadKey.TRAILS, List.of(trails));
    }

    Account made() {
        put(
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(users),
                        Optional.of(List.of()),
                        Optional.of(roles),
                        Optional.of(List.of())));
        return AccountSnapshot.of(answers.build()).account();
    }

    <T> PlayedAccount put(ReadKey<T> key, T value) {
        answers.put(key, Read.known(value, Source.of("test", Optional.empty())));
        return this;
    }
}
