package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.reach.ActionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Whether a group or principal can only read, and whether what it reads holds secrets.
///
/// @param changing actions that are possible, of another level than Read or List, and not among the
///   reasoned exceptions; as `service:Name`, sorted
/// @param excepted those that are among them, with the reason
/// @param secrets actions that are possible and give secrets away, with the reason
/// @param data actions that are possible and read what customers store, with what it is: no secrets
///   by themselves, but maybe full of them
/// @param unknownToo whether actions of services that no catalogue knows are possible
/// @param unknownNames patterns that match no known action, and are not among the exceptions
public record ReadOnly(
        List<String> changing,
        List<Reasoned> excepted,
        List<Reasoned> secrets,
        List<Reasoned> data,
        boolean unknownToo,
        List<String> unknownNames) {
    public ReadOnly {
        changing = List.copyOf(changing);
        excepted = List.copyOf(excepted);
        secrets = List.copyOf(secrets);
        data = List.copyOf(data);
        unknownNames = List.copyOf(unknownNames);
    }

    /// An action and why it stands in its table.
    public record Reasoned(String action, String reason) {
        @Override
        public String toString() {
            return action + ": " + reason;
        }
    }

    /// Whether all that is known to be possible only reads.
    public boolean onlyReads() {
        return changing.isEmpty();
    }

    /// Whether nothing that is known to be possible gives secrets away.
    public boolean readsNoSecrets() {
        return secrets.isEmpty();
    }

    /// Whether something is possible of which nobody knows what it does.
    public boolean isOpen() {
        return unknownToo || !unknownNames.isEmpty();
    }

    /// All known actions that give secrets away, as AWS writes them, whatever their level.
    public static List<String> secretReads() {
        return SecretReads.names(SecretReads.Kind.SECRET);
    }

    /// Judges a user, role or group.
    public static ReadOnly of(AccountSnapshot snapshot, PrincipalAccess principal) {
        var account = AccountReach.of(snapshot);
        ActionCatalog catalog = account.catalog();
        ActionSet possible = account.reach(principal).possible();
        Self self = Self.of(principal, SelfService.iam(snapshot, principal));
        var others = SelfService.otherUsers(snapshot, principal, self);
        var anything = OtherResources.any(principal.layers(), self.context(), self.arn());
        var changing = new TreeSet<String>();
        var excepted = new ArrayList<Reasoned>();
        possible.numbers()
                .filter(number -> !reads(catalog.level(number)))
                .mapToObj(catalog::name)
                .sorted()
                .forEach(action -> {
                    var exception =
                            ReadOnlyExceptions.of(action)
                                    .filter(one -> one.holds(others, anything));
                    exception.ifPresentOrElse(
                            one -> excepted.add(new Reasoned(action, one.reason())),
                            () -> changing.add(action));
                });
        var unknown = new ArrayList<String>();
        for (String name : UnknownActions.named(anything, account)) {
            ReadOnlyExceptions.of(name)
                    .ifPresentOrElse(
                            one -> excepted.add(new Reasoned(name, one.reason())),
                            () -> unknown.add(name));
        }
        return new ReadOnly(
                List.copyOf(changing),
                excepted,
                SecretReads.of(SecretReads.Kind.SECRET, catalog, possible, anything),
                SecretReads.of(SecretReads.Kind.DATA, catalog, possible, anything),
                UnknownActions.ofAnyService(anything),
                unknown);
    }

    private static boolean reads(AccessLevel level) {
        return switch (level) {
            case READ, LIST -> true;
            case WRITE, PERMISSIONS_MANAGEMENT, TAGGING -> false;
        };
    }
}
