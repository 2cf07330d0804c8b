package dev.lockstep.baseline;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the owner of an account wants to be true, as lockstep.yaml declares it.
///
/// @param account the only account that is meant, 12 digits
/// @param administratorRoles names of roles that are administrators on purpose; `*` at the end
/// @param groups by name, as written; names ignore case
/// @param people by id
/// @param services users that are machines, by IAM user name
/// @param breakGlass users for emergencies, never touched by a plan
/// @param needs the register of business need; absent is not the same as empty
/// @param trustedAccounts ids of other accounts that roles may trust
/// @param locked keys that a file which extends this one may not change, those of extended files
///   too
/// @param files the files that this was read from: lockstep.yaml, those that it extends, then
///   policy documents; empty for the built-in baseline
/// @param places where its parts stand in those files
public record Baseline(
        Optional<String> account,
        PasswordPolicyGoal passwordPolicy,
        RootGoal root,
        Administrators administrators,
        List<String> administratorRoles,
        SortedMap<String, GroupGoal> groups,
        SortedMap<String, Person> people,
        SortedMap<String, Service> services,
        SortedSet<String> breakGlass,
        Users users,
        Mfa mfa,
        Optional<SecurityContact> securityContact,
        Optional<TrailGoal> trail,
        AccessKeys accessKeys,
        Optional<List<Need>> needs,
        SortedSet<String> trustedAccounts,
        Regions regions,
        Limits limits,
        List<String> locked,
        List<ExceptionRule> exceptions,
        List<SourceFile> files,
        Places places) {

    /// The built-in baseline: the eight steps with their default parameters; no groups, people or
    /// services.
    public static final Baseline DEFAULT =
            new Baseline(
                    Optional.empty(),
                    PasswordPolicyGoal.DEFAULT,
                    RootGoal.DEFAULT,
                    Administrators.DEFAULT,
                    List.of(
                            "OrganizationAccountAccessRole",
                            "AWSReservedSSO_AdministratorAccess_*",
                            "AWSControlTowerExecution"),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeSet<>(),
                    Users.DEFAULT,
                    Mfa.DEFAULT,
                    Optional.empty(),
                    Optional.empty(),
                    AccessKeys.DEFAULT,
                    Optional.empty(),
                    new TreeSet<>(),
                    new Regions.Callers(),
                    Limits.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(),
                    Places.NONE);

    public Baseline {
        administratorRoles = List.copyOf(administratorRoles);
        groups = new TreeMap<>(groups);
        people = new TreeMap<>(people);
        services = new TreeMap<>(services);
        breakGlass = new TreeSet<>(breakGlass);
        needs = needs.map(List::copyOf);
        trustedAccounts = new TreeSet<>(trustedAccounts);
        locked = List.copyOf(locked);
        exceptions = List.copyOf(exceptions);
        files = List.copyOf(files);
    }

    /// Who the baseline says its users are.
    public Roster roster() {
        return new Roster(this);
    }

    /// The declared group of this name; group names ignore case (IAM User Guide, "IAM name
    /// requirements").
    public Optional<GroupGoal> group(String name) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    /// How many administrators there should be.
    public record Administrators(int min, int max) {
        public static final Administrators DEFAULT = new Administrators(2, 5);
    }

    /// Limits for users, in days.
    ///
    /// @param unusedDays after which a credential that nobody uses is a fault
    /// @param idleDays after which a user without any credential is a fault
    public record Users(int unusedDays, int idleDays) {
        public static final Users DEFAULT = new Users(45, 90);
    }

    /// What is wanted of users' MFA.
    ///
    /// @param enforce whether plans attach a policy that enforces MFA to groups of people
    public record Mfa(MfaKind kind, boolean enforce) {
        public static final Mfa DEFAULT = new Mfa(MfaKind.ANY, false);
    }

    /// Which kinds of MFA device are good enough.
    public enum MfaKind {
        ANY,
        HARDWARE
    }

    /// Limits for access keys, in days.
    ///
    /// @param maxAgeDays after which an active key is too old
    /// @param graceDays that a new key may stay without use
    /// @param inactiveDays after which an inactive key should be gone
    /// @param waitingDays between making a key inactive and deleting it
    /// @param tag the user tag that carries a key's need, if wanted
    public record AccessKeys(
            int maxAgeDays,
            int graceDays,
            int inactiveDays,
            int waitingDays,
            Optional<String> tag) {
        public static final AccessKeys DEFAULT = new AccessKeys(90, 7, 30, 14, Optional.empty());
    }

    /// The alternate contact for security matters.
    public record SecurityContact(String name, String title, String email, String phone) {}

    /// The trail that is wanted; its bucket exists already.
    public record TrailGoal(String name, String bucket) {}

    /// Limits of a plan.
    ///
    /// @param changes of one wave
    /// @param removals of one wave
    /// @param planHours how long a saved plan lives
    /// @param keyUsedDays how long after its last use a key counts as working
    public record Limits(int changes, int removals, int planHours, int keyUsedDays) {
        public static final Limits DEFAULT = new Limits(50, 10, 168, 14);
    }

    /// The regions that the regional controls judge.
    public sealed interface Regions {
        /// The caller's region.
        record Callers() implements Regions {}

        /// These.
        record Named(List<String> names) implements Regions {
            public Named {
                names = List.copyOf(names);
            }
        }

        /// All that the account has opted in to.
        record All() implements Regions {}
    }

    /// A file that a baseline was read from.
    ///
    /// @param name as the person named it
    /// @param sha256 of its bytes, in hexadecimal
    public record SourceFile(String name, String sha256) {}
}
