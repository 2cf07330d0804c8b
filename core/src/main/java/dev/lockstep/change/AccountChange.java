package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import java.util.List;

/// Changes around the account: contacts, trails, analyzers, certificates (step 0).
public sealed interface AccountChange extends Change {
    /// Sets the alternate contact for security.
    record SetSecurityContact(Subject subject, dev.lockstep.account.around.AlternateContact contact)
            implements AccountChange {
        @Override
        public String kind() {
            return "set-security-contact";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            return "Name whom AWS tells about security matters.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AroundEffect.PutAlternateContact("SECURITY", contact));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    "sets the former contact, or removes it where there was none");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }
}
