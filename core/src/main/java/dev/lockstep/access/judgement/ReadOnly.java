package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import java.util.List;

/// Whether a group or principal can only read, and whether what it reads holds secrets.
///
/// @param changing actions that are possible, of another level than Read or List, and not among the
///   reasoned exceptions; as `service:Name`, sorted
/// @param excepted those that are among them, with the reason
/// @param secrets actions that are possible and give secrets away, with the reason
/// @param data actions that are possible and read what customers store, with the reason: no secrets
///   by themselves, but maybe full of them
/// @param unknownToo whether actions that no catalogue knows are possible
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
    public record Reasoned(String action, String reason) {}

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

    /// Judges a user, role or group.
    public static ReadOnly of(AccountSnapshot snapshot, PrincipalAccess principal) {
        return new ReadOnly(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                !AccountReach.of(snapshot).reach(principal).possible().isEmpty(),
                List.of());
    }
}
