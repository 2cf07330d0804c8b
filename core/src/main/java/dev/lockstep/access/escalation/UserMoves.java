package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How somebody gets hold of a user: makes a key or a password of it.
///
/// Rule source: IAM User Guide, "IAM and AWS STS quotas" (two access keys a user).
final class UserMoves {
    private static final int KEYS_AT_MOST = 2;

    private final Surroundings around;
    private final Targets users;

    UserMoves(Surroundings around) {
        this.around = around;
        this.users = new Targets(around.users());
    }

    void credentials(Mask mask, EscalationPath path, Predicate<Mask> worth, List<Move> moves) {
        String action = path.actions().getFirst();
        for (Mask user : users.of(mask, action)) {
            if (mask.is(user.holder()) || !worth.test(user)) {
                continue;
            }
            UserReads reads = around.snapshot().user(user.holder().name());
            Read<Boolean> fits = fits(path.how(), reads);
            if (fits.found().equals(Optional.of(false))) {
                continue;
            }
            var grants = new ArrayList<Grant>();
            boolean all = true;
            for (String one : needed(path, reads)) {
                Optional<Grant> grant =
                        Asking.may(mask, one, user.holder().arn(), user.holder().asResource());
                all &= grant.isPresent();
                grant.ifPresent(grants::add);
            }
            if (all) {
                moves.add(
                        new Move.Control(
                                user.holder(),
                                new Step(
                                        path.id(),
                                        path.words(Map.of("user", user.holder().name())),
                                        mask.holder().arn(),
                                        Optional.of(user.holder().arn()),
                                        grants,
                                        fits.isKnown()
                                                ? Optional.empty()
                                                : Optional.of("which credentials the user has"))));
            }
        }
    }

    /// Whether the user is in the state that the step starts from; missing: nobody knows, so that
    /// it may be.
    private static Read<Boolean> fits(EscalationPath.How how, UserReads user) {
        return switch (how) {
            case KEY -> user.keys().map(keys -> keys.size() < KEYS_AT_MOST);
            case KEY_IN_PLACE -> user.keys().map(keys -> !keys.isEmpty());
            case PASSWORD -> user.hasPassword().map(has -> !has);
            case PASSWORD_CHANGE -> user.hasPassword();
            case PASSES,
                    USES,
                    EDIT,
                    EDIT_THEN,
                    OWN_VERSION,
                    VERSION_OF_BOUNDARY,
                    OLD_VERSION,
                    JOIN,
                    BOUNDARY,
                    DENY,
                    ASSUME,
                    TRUST,
                    PROVIDER,
                    DIRECTORY,
                    NEW_ROLE,
                    NEW_USER,
                    NEVER ->
                    throw new IllegalArgumentException("not about credentials: " + how);
        };
    }

    /// Who signs in with a password is asked for the MFA device of the user.
    private static List<String> needed(EscalationPath path, UserReads user) {
        boolean signsIn =
                path.how() == EscalationPath.How.PASSWORD
                        || path.how() == EscalationPath.How.PASSWORD_CHANGE;
        if (!signsIn || !user.hasMfa().found().equals(Optional.of(true))) {
            return path.actions();
        }
        var all = new ArrayList<>(path.actions());
        all.add("iam:DeactivateMFADevice");
        return all;
    }
}
