package dev.lockstep.account;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.account.policies.ManagedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// An [Account] and what is known of it: every accessor answers with a [Read], so that nobody can
/// mistake "not read" for "none".
///
/// It is only made by joining [Answers].
public final class AccountSnapshot {
    private final Answers answers;
    private final Account account;
    private final Read<List<User>> users;
    private final Read<List<User>> detailedUsers;
    private final Join join;
    private final Map<String, UserReads> userReads = new HashMap<>();
    private final Map<String, ListedUser> listedUsers = new HashMap<>();

    /// By the ARN of the user and by its name, as far as AWS gave them.
    private final Map<String, List<VirtualMfaDevice>> assignedDevices = new HashMap<>();

    private final Map<Class<?>, Object> derived = new HashMap<>();

    private AccountSnapshot(Answers answers) {
        this.answers = answers;
        this.join = new Join(answers);
        this.account = join.account();
        this.users = join.users().map(_ -> List.copyOf(account.users().values()));
        this.detailedUsers = join.detailedUsers().map(_ -> List.copyOf(account.users().values()));
        for (ListedUser user : answers.get(ReadKey.USERS).found().orElse(List.of())) {
            listedUsers.put(user.name(), user);
        }
        for (VirtualMfaDevice device : account.virtualMfaDevices()) {
            Stream.concat(device.userArn().stream(), device.userName().stream())
                    .forEach(owner ->
                            assignedDevices
                                    .computeIfAbsent(owner, _ -> new ArrayList<>())
                                    .add(device));
        }
        for (User user : account.users().values()) {
            userReads.put(user.name(), new UserReads(this, answers, user));
        }
    }

    /// Joins what AWS said into one snapshot.
    public static AccountSnapshot of(Answers answers) {
        return new AccountSnapshot(answers);
    }

    /// This snapshot as it would be read live after writes, the credential report included, which
    /// is as if AWS made it anew at that time.
    ///
    /// Every read that is known is told anew from the changed account; what is missing stays
    /// missing.
    ///
    /// @param after this snapshot's account, changed
    /// @param at when it is read (UTC)
    public AccountSnapshot changedTo(Account after, Instant at) {
        return of(ChangedAnswers.of(this, after, at, true));
    }

    /// The same, where AWS still gives the credential report that this snapshot has: for up to four
    /// hours it makes no other (IAM User Guide, "Getting credential reports").
    public AccountSnapshot changedBeforeNextReport(Account after, Instant at) {
        return of(ChangedAnswers.of(this, after, at, false));
    }

    /// The plain account, for display and for effects; never for verdicts.
    public Account account() {
        return account;
    }

    /// The account's id; absent if no answer told it.
    public Optional<String> accountId() {
        return account.id();
    }

    public String partition() {
        return account.partition();
    }

    /// When the reads were made (UTC), if it was written down.
    public Optional<Instant> takenAt() {
        return answers.origin().takenAt();
    }

    /// The caller's region, if known.
    public Optional<String> region() {
        return answers.origin().region();
    }

    public Read<CallerIdentity> callerIdentity() {
        return answers.get(ReadKey.CALLER_IDENTITY);
    }

    public Read<Optional<String>> alias() {
        return answers.get(ReadKey.ACCOUNT_ALIAS);
    }

    /// The users, sorted by name.
    public Read<List<User>> users() {
        return users;
    }

    /// What is known of one user of [#users()].
    ///
    /// @throws IllegalArgumentException if there is no such user
    public UserReads user(String name) {
        UserReads found = userReads.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no such user in this snapshot: " + name);
        }
        return found;
    }

    /// The users with their groups and policies, sorted by name; known only from the authorization
    /// details.
    public Read<List<User>> detailedUsers() {
        return detailedUsers;
    }

    public RootReads root() {
        return new RootReads(this, answers);
    }

    /// The groups, sorted by name.
    public Read<List<Group>> groups() {
        return join.details("GroupDetailList", AuthorizationDetails::groups)
                .map(_ -> List.copyOf(account.groups().values()));
    }

    /// The roles, sorted by name.
    public Read<List<Role>> roles() {
        return join.details("RoleDetailList", AuthorizationDetails::roles)
                .map(_ -> List.copyOf(account.roles().values()));
    }

    /// The managed policies of the answer: the account's own and the AWS managed ones that AWS
    /// listed.
    public Read<List<ManagedPolicy>> policies() {
        return join.details("Policies", AuthorizationDetails::policies);
    }

    /// The account's own password policy; empty: AWS's default is in force.
    public Read<Optional<PasswordPolicy>> passwordPolicy() {
        return answers.get(ReadKey.PASSWORD_POLICY);
    }

    /// A count of the account summary, by AWS's name, such as `AccountMFAEnabled`.
    public Read<Integer> summaryCount(String name) {
        return switch (answers.get(ReadKey.SUMMARY)) {
            case Read.Known<AccountSummary>(var summary, var source) ->
                    summary.count(name)
                            .map(count -> Read.known(count, source))
                            .orElseGet(() ->
                                    Read.notAsked(
                                            ReadKey.SUMMARY,
                                            "the account summary holds no " + name));
            case Read.Missing<AccountSummary> missing -> missing.as();
        };
    }

    public Read<CredentialReport> credentialReport() {
        return answers.get(ReadKey.CREDENTIAL_REPORT);
    }

    public Read<List<VirtualMfaDevice>> virtualMfaDevices() {
        return answers.get(ReadKey.VIRTUAL_MFA_DEVICES);
    }

    /// The virtual devices that are assigned to a user, by the user's ARN or, where that is not
    /// known, by its name.
    Read<List<VirtualMfaDevice>> virtualMfaDevicesOf(User user) {
        return virtualMfaDevices()
                .map(_ ->
                        Stream.concat(user.arn().stream(), Stream.of(user.name()))
                                .flatMap(owner ->
                                        assignedDevices.getOrDefault(owner, List.of()).stream())
                                .distinct()
                                .filter(device -> device.isAssignedTo(user.arn(), user.name()))
                                .toList());
    }

    /// What ListUsers says of a user; empty if it does not name the user.
    Read<Optional<ListedUser>> listed(String name) {
        return answers.get(ReadKey.USERS).map(_ -> Optional.ofNullable(listedUsers.get(name)));
    }

    public Read<List<ServiceCredential>> serviceCredentials() {
        return answers.get(ReadKey.SERVICE_CREDENTIALS);
    }

    public Read<List<ServerCertificate>> serverCertificates() {
        return answers.get(ReadKey.SERVER_CERTIFICATES);
    }

    public Read<List<String>> samlProviders() {
        return answers.get(ReadKey.SAML_PROVIDERS);
    }

    public Read<List<String>> openIdConnectProviders() {
        return answers.get(ReadKey.OPEN_ID_CONNECT_PROVIDERS);
    }

    /// Empty outside an organization.
    public Read<Optional<Organization>> organization() {
        return answers.get(ReadKey.ORGANIZATION);
    }

    public Read<List<OrganizationAccount>> organizationAccounts() {
        return answers.get(ReadKey.ORGANIZATION_ACCOUNTS);
    }

    /// See [ReadKey#ORGANIZATION_FEATURES].
    public Read<Optional<Set<String>>> organizationFeatures() {
        return answers.get(ReadKey.ORGANIZATION_FEATURES);
    }

    public Read<List<ServiceControlLevel>> serviceControlPolicies() {
        return answers.get(ReadKey.SERVICE_CONTROL_POLICIES);
    }

    /// The alternate contact of a type, such as `SECURITY`; empty if there is none.
    public Read<Optional<AlternateContact>> alternateContact(String type) {
        return answers.get(ReadKey.ALTERNATE_CONTACTS.of(type));
    }

    public Read<List<Region>> regions() {
        return answers.get(ReadKey.REGIONS);
    }

    public Read<List<Analyzer>> analyzers(String region) {
        return answers.get(ReadKey.ACCESS_ANALYZERS.of(region));
    }

    public Read<List<Trail>> trails() {
        return answers.get(ReadKey.TRAILS);
    }

    public Read<Trail.Status> trailStatus(String arn) {
        return answers.get(ReadKey.TRAIL_STATUS.of(arn));
    }

    public Read<Trail.Selectors> eventSelectors(String arn) {
        return answers.get(ReadKey.EVENT_SELECTORS.of(arn));
    }

    /// How every kind of read ended.
    public List<ReadState> readStates() {
        return ReadState.of(answers);
    }

    /// The answers that this snapshot was made of.
    public Answers answers() {
        return answers;
    }

    /// What somebody has worked out of this snapshot, worked out once.
    ///
    /// @param how works it out; it is asked at the first time only
    public synchronized <T> T derived(Class<T> what, Function<AccountSnapshot, T> how) {
        Object known = derived.get(what);
        if (known == null) {
            known = how.apply(this);
            derived.put(what, known);
        }
        return what.cast(known);
    }

    /// A user's, or root's, row of the credential report.
    Read<CredentialReport.Row> reportRow(String name) {
        return switch (credentialReport()) {
            case Read.Known<CredentialReport>(var report, var source) ->
                    report.row(name)
                            .filter(_ -> !isYoungerThan(report, name))
                            .map(row -> Read.known(row, source))
                            .orElseGet(() ->
                                    Read.notAsked(
                                            ReadKey.CREDENTIAL_REPORT,
                                            "the credential report has no row for " + name));
            case Read.Missing<CredentialReport> missing -> missing.as();
        };
    }

    /// Whether a report was read and has a row for a user.
    boolean reportKnows(String name) {
        return reportRow(name).isKnown();
    }

    /// The source of the credential report, which must be known.
    Source reportSource() {
        return ((Read.Known<CredentialReport>) credentialReport()).source();
    }

    /// Whether a user was made after the report: then a row of this name is about a former user.
    private boolean isYoungerThan(CredentialReport report, String name) {
        return Optional.ofNullable(account.users().get(name))
                .flatMap(User::created)
                .flatMap(made -> report.generated().map(made::isAfter))
                .orElse(false);
    }
}
