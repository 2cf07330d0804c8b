package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import java.util.List;
import java.util.Locale;

/// What a person decides about: one thing that is to become true of an account, with the writes
/// that make it so, in their order.
///
/// Two changes that are equal are the same change: findings that one change mends share it.
public sealed interface Change
        permits PasswordPolicyChange,
                GroupChange,
                PolicyChange,
                RoleChange,
                UserChange,
                PasswordChange,
                KeyChange,
                DeactivateOthers,
                MfaChange,
                AccountChange,
                Reversal,
                Remainder {

    /// What kind of change it is, in kebab-case, such as `deactivate-access-key`. Scripts rely on
    /// it.
    String kind();

    /// The step that it belongs to.
    Step step();

    /// What it is about.
    Subject subject();

    /// One sentence for a person. Names in it are hostile text.
    String title();

    Risk risk();

    /// The writes, in the order in which they must be made; each allowed by those before it.
    List<Effect> effects();

    /// Whether and how it can be taken back.
    Undoing undoing();

    /// Whether it gives rights or ways in, or takes any.
    Nature nature();

    /// How much can go wrong for a person or a program if it is made at the wrong time.
    enum Risk {
        LOW,
        MEDIUM,
        HIGH;

        /// The name in plans.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it means for those whom it touches.
    enum Nature {
        /// Rights or a way in come; nothing goes.
        GIVES,
        /// Rights, a way in or a thing goes; it counts as a removal.
        TAKES,
        /// Neither, or both for different people.
        NEITHER
    }

    /// Whether and how a change can be taken back.
    sealed interface Undoing {
        /// Undo can.
        ///
        /// @param how what undo will do, in one sentence
        record Possible(String how) implements Undoing {}

        /// Nothing can.
        ///
        /// @param why nothing can bring it back, in one sentence
        record Impossible(String why) implements Undoing {}
    }
}
