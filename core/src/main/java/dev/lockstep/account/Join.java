package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Joins the answers of single calls into one account. Live answers win over the credential report,
/// which may be four hours old.
final class Join {
    private static final String DEFAULT_PARTITION = "aws";

    private final Answers answers;

    Join(Answers answers) {
        this.answers = answers;
    }

    Account account() {
        SortedMap<String, User> users = new TreeMap<>();
        users().found().orElse(List.of()).forEach(user -> users.put(user.name(), whole(user)));
        AuthorizationDetails details =
                value(
                        ReadKey.DETAILS,
                        new AuthorizationDetails(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        return new Account(
                accountId(),
                partition(),
                value(ReadKey.ACCOUNT_ALIAS, Optional.empty()),
                value(ReadKey.PASSWORD_POLICY, Optional.empty()),
                root(),
                users,
                byName(details.groups(), Group::name),
                byName(details.roles(), Role::name),
                details.policies().orElse(List.of()),
                value(ReadKey.VIRTUAL_MFA_DEVICES, List.of()),
                value(ReadKey.SERVER_CERTIFICATES, List.of()),
                value(ReadKey.SAML_PROVIDERS, List.<String>of()).stream()
                        .map(SamlProvider::named)
                        .toList(),
                value(ReadKey.OPEN_ID_CONNECT_PROVIDERS, List.<String>of()).stream()
                        .map(OpenIdConnectProvider::named)
                        .toList(),
                value(ReadKey.ORGANIZATION, Optional.empty()),
                value(ReadKey.ORGANIZATION_ACCOUNTS, List.of()),
                value(ReadKey.ORGANIZATION_FEATURES, Optional.empty()),
                value(ReadKey.SERVICE_CONTROL_POLICIES, List.of()),
                contacts(),
                value(ReadKey.REGIONS, List.of()),
                analyzers(),
                trails());
    }

    /// The users: those of the authorization details; without it, of ListUsers; without both, the
    /// report's rows other than root's.
    Read<List<User>> users() {
        Read<List<User>> detailed = detailedUsers();
        if (detailed.isKnown()) {
            return detailed;
        }
        Read<List<User>> live =
                detailed.orElse(
                        answers.get(ReadKey.USERS)
                                .map(list -> list.stream().map(Join::user).toList()));
        return live.orElse(this::reportedUsers);
    }

    private Read<List<User>> reportedUsers() {
        return answers.get(ReadKey.CREDENTIAL_REPORT)
                .map(report ->
                        report.rows().values().stream()
                                .filter(row -> !row.user().equals(Root.NAME))
                                .map(Join::user)
                                .toList());
    }

    Read<List<User>> detailedUsers() {
        return details("UserDetailList", AuthorizationDetails::users);
    }

    <T> Read<List<T>> details(String list, Function<AuthorizationDetails, Optional<List<T>>> part) {
        return switch (answers.get(ReadKey.DETAILS)) {
            case Read.Known<AuthorizationDetails>(var details, var source) ->
                    part.apply(details)
                            .map(found -> Read.known(found, source))
                            .orElseGet(() ->
                                    Read.notAsked(
                                            ReadKey.DETAILS,
                                            "the authorization details hold no " + list));
            case Read.Missing<AuthorizationDetails> missing -> missing.as();
        };
    }

    private User whole(User user) {
        String name = user.name();
        return user.withCredentials(
                value(ReadKey.LOGIN_PROFILES.of(name), Optional.empty()),
                listed(name).flatMap(ListedUser::passwordLastUsed),
                value(ReadKey.ACCESS_KEYS.of(name), List.of()),
                value(ReadKey.MFA_DEVICES.of(name), List.of()),
                value(ReadKey.SSH_PUBLIC_KEYS.of(name), List.of()),
                serviceCredentials().getOrDefault(name, List.of()),
                value(ReadKey.SIGNING_CERTIFICATES.of(name), List.of()));
    }

    private @org.jspecify.annotations.Nullable Map<String, ListedUser> listedByName;

    private Optional<ListedUser> listed(String name) {
        if (listedByName == null) {
            listedByName = new TreeMap<>();
            for (ListedUser user : value(ReadKey.USERS, List.of())) {
                listedByName.put(user.name(), user);
            }
        }
        return Optional.ofNullable(listedByName.get(name));
    }

    private @org.jspecify.annotations.Nullable Map<String, List<ServiceCredential>> credentials;

    private Map<String, List<ServiceCredential>> serviceCredentials() {
        if (credentials == null) {
            credentials = new TreeMap<>();
            for (ServiceCredential one : value(ReadKey.SERVICE_CREDENTIALS, List.of())) {
                credentials.computeIfAbsent(one.user(), _ -> new ArrayList<>()).add(one);
            }
        }
        return credentials;
    }

    private static User user(ListedUser listed) {
        return User.named(
                listed.name(),
                listed.arn(),
                listed.id(),
                listed.path().orElse("/"),
                listed.created());
    }

    private static User user(CredentialReport.Row row) {
        Source any = Source.of(ReadKey.CREDENTIAL_REPORT.name(), Optional.empty());
        return User.named(
                row.user(),
                row.text(Column.ARN, any).found().flatMap(Function.identity()),
                Optional.empty(),
                "/",
                row.date(Column.USER_CREATION_TIME, any).found().flatMap(Function.identity()));
    }

    private Root root() {
        return new Root(
                answers.get(ReadKey.ROOT_USER).found().flatMap(RootUser::passwordLastUsed),
                value(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of()),
                value(ReadKey.MFA_DEVICES.of(Root.NAME), List.of()));
    }

    private Map<String, AlternateContact> contacts() {
        Map<String, AlternateContact> contacts = new TreeMap<>();
        for (String type : answers.subjects(ReadKey.ALTERNATE_CONTACTS)) {
            value(ReadKey.ALTERNATE_CONTACTS.of(type), Optional.<AlternateContact>empty())
                    .ifPresent(contact -> contacts.put(type, contact));
        }
        return contacts;
    }

    private Map<String, List<Analyzer>> analyzers() {
        Map<String, List<Analyzer>> analyzers = new TreeMap<>();
        for (String region : answers.subjects(ReadKey.ACCESS_ANALYZERS)) {
            analyzers.put(region, value(ReadKey.ACCESS_ANALYZERS.of(region), List.of()));
        }
        return analyzers;
    }

    /// The trails with what was read of each: its state and its selectors are calls of their own.
    private List<Trail> trails() {
        return value(ReadKey.TRAILS, List.of()).stream()
                .map(trail ->
                        answers.get(ReadKey.TRAIL_STATUS.of(trail.arn()))
                                .found()
                                .map(trail::withStatus)
                                .orElse(trail))
                .map(trail ->
                        answers.get(ReadKey.EVENT_SELECTORS.of(trail.arn()))
                                .found()
                                .map(trail::withSelectors)
                                .orElse(trail))
                .toList();
    }

    private Optional<String> accountId() {
        return answers.origin()
                .account()
                .or(() -> answers.get(ReadKey.CALLER_IDENTITY).found().map(CallerIdentity::account))
                .or(() -> arnPart(4, id -> id.matches("\\d{12}")));
    }

    private String partition() {
        return answers.origin()
                .partition()
                .or(() -> arnPart(1, part -> !part.isEmpty()))
                .orElse(DEFAULT_PARTITION);
    }

    /// A part of the first ARN in which it is as it should be.
    private Optional<String> arnPart(int index, Predicate<String> asItShould) {
        return arns().map(arn -> arn.split(":", 6))
                .filter(parts -> parts.length == 6 && parts[0].equals("arn"))
                .map(parts -> parts[index])
                .filter(asItShould)
                .findFirst();
    }

    private Stream<String> arns() {
        Stream<String> caller =
                answers.get(ReadKey.CALLER_IDENTITY).found().map(CallerIdentity::arn).stream();
        Stream<String> users =
                users().found().orElse(List.of()).stream().flatMap(user -> user.arn().stream());
        Stream<String> roots =
                answers
                        .get(ReadKey.CREDENTIAL_REPORT)
                        .found()
                        .flatMap(report -> report.row(Root.NAME))
                        .map(row -> row.cells().get(Column.ARN))
                        .stream();
        Stream<String> groups =
                details("GroupDetailList", AuthorizationDetails::groups)
                        .found()
                        .orElse(List.of())
                        .stream()
                        .flatMap(group -> group.arn().stream());
        Stream<String> roles =
                details("RoleDetailList", AuthorizationDetails::roles)
                        .found()
                        .orElse(List.of())
                        .stream()
                        .map(Role::arn);
        Stream<String> devices =
                answers.get(ReadKey.VIRTUAL_MFA_DEVICES).found().orElse(List.of()).stream()
                        .map(VirtualMfaDevice::serial);
        return Stream.of(caller, users, roots, groups, roles, devices).flatMap(s -> s);
    }

    private static <T> SortedMap<String, T> byName(
            Optional<List<T>> found, Function<T, String> name) {
        SortedMap<String, T> sorted = new TreeMap<>();
        found.orElse(List.of()).forEach(one -> sorted.put(name.apply(one), one));
        return sorted;
    }

    private <T> T value(ReadKey<T> key, T otherwise) {
        return answers.get(key).found().orElse(otherwise);
    }
}
