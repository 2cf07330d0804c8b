package dev.lockstep.effect.wording;

import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts effects into AWS's words, and reads them back. Plans, journals and shell scripts all use
/// these words.
public final class Wording {
    private Wording() {}

    /// What came of reading a call.
    public sealed interface Reading {
        /// The effect.
        record Understood(Effect effect) implements Reading {}

        /// It is no effect.
        ///
        /// @param why one sentence; names in it are hostile text
        record Refused(String why) implements Reading {}
    }

    /// An effect in AWS's words.
    ///
    /// @throws IllegalArgumentException if no plan makes it, such as an upload, which takes a
    ///   secret or a file beside it
    public static Call of(Effect effect) {
        return switch (effect) {
            case UserEffect one -> UserWords.of(one);
            case GroupEffect one -> GroupWords.of(one);
            case RoleEffect one -> RoleWords.of(one);
            case PolicyEffect one -> PolicyWords.of(one);
            case CredentialEffect one -> CredentialWords.of(one);
            case MfaEffect one -> CredentialWords.of(one);
            case AccountEffect one -> AccountWords.of(one);
            case AroundEffect one -> AroundWords.of(one);
        };
    }

    /// The effect that a call is. The call may come from a file that somebody has changed: whatever
    /// is not exactly as [#of] writes it is refused, the order of parameters apart.
    public static Reading read(Call call) {
        var given = new Given(call.operation(), call.parameters());
        try {
            Optional<Effect> effect =
                    Stream.<Reader>of(
                                    UserWords::read,
                                    GroupWords::read,
                                    RoleWords::read,
                                    PolicyWords::read,
                                    CredentialWords::read,
                                    AccountWords::read,
                                    AroundWords::read)
                            .flatMap(words -> words.read(call.operation(), given).stream())
                            .findFirst();
            if (effect.isEmpty()) {
                return new Reading.Refused("no plan makes the call " + call.operation());
            }
            given.end();
            return of(effect.get()).equals(call)
                    ? new Reading.Understood(effect.get())
                    : new Reading.Refused(
                            call.operation() + " is not written as Lockstep writes it");
        } catch (Given.Refusal refusal) {
            return new Reading.Refused(refusal.why());
        }
    }

    /// The words of one family.
    private interface Reader {
        Optional<Effect> read(String operation, Given given);
    }

    static IllegalArgumentException notInPlans(Effect effect) {
        return new IllegalArgumentException("no plan makes the call " + effect.operation());
    }
}
