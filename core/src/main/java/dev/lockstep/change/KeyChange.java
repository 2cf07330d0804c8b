package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes of access keys (step 7).
public sealed interface KeyChange extends Change {
    @Override
    default Step step() {
        return Step.ACCESS_KEYS;
    }

    /// Makes an access key for a user, which will take the place of another. Its secret is shown or
    /// sealed once, and kept nowhere.
    ///
    /// @param subject the user
    /// @param old the id of the key that it will replace; absent: it is the user's only one
    record MakeKey(Subject subject, String user, Optional<String> old) implements KeyChange {
        @Override
        public String kind() {
            return "make-access-key";
        }

        @Override
        public String title() {
            return "Make "
                    + old.map(key -> "a second access key for " + user + ", to replace " + key)
                            .orElse("an access key for " + user)
                    + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccessKeyEffect.CreateAccessKey(user));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("deletes the key that was made");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }

    /// Writes on a user what its access keys are needed for, as a tag.
    ///
    /// @param subject the user
    /// @param tag its key
    /// @param need its value
    record TagNeed(Subject subject, String user, String tag, String need) implements KeyChange {
        @Override
        public String kind() {
            return "tag-key-need";
        }

        @Override
        public String title() {
            return "Tag " + user + " with " + tag + " = " + need + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.TagUser(user, Map.of(tag, need)));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("gives the tag its former value back, or removes it");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Takes away the tag that says what a user's access keys are needed for, once that need has
    /// ended.
    ///
    /// @param subject the user
    /// @param tag its key
    record UntagNeed(Subject subject, String user, String tag) implements KeyChange {
        @Override
        public String kind() {
            return "untag-key-need";
        }

        @Override
        public String title() {
            return "Take the tag " + tag + " from " + user + ": the need that it tells has ended.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.UntagUser(user, List.of(tag)));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("gives the tag its former value back");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Makes an access key inactive; it can be made active again.
    ///
    /// @param lastUsed when it was last used (UTC), as AWS says live; absent: never
    record DeactivateKey(Subject subject, String user, String key, Optional<Instant> lastUsed)
            implements KeyChange {
        @Override
        public String kind() {
            return "deactivate-access-key";
        }

        @Override
        public String title() {
            return "Make the access key "
                    + key
                    + " of "
                    + user
                    + " inactive; it was "
                    + lastUsed.map(date -> "last used on " + day(date)).orElse("never used")
                    + ".";
        }

        @Override
        public Risk risk() {
            return lastUsed.isPresent() ? Risk.MEDIUM : Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccessKeyEffect.UpdateAccessKey(user, key, false));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("makes the key active again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Deletes an access key that has been inactive for long enough to show that nobody misses it.
    ///
    /// @param inactiveSince the latest time (UTC) at which it can have been made inactive
    record DeleteKey(Subject subject, String user, String key, Instant inactiveSince)
            implements KeyChange {
        @Override
        public String kind() {
            return "delete-access-key";
        }

        @Override
        public String title() {
            return "Delete the access key "
                    + key
                    + " of "
                    + user
                    + ", which has been inactive since "
                    + day(inactiveSince)
                    + ".";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccessKeyEffect.DeleteAccessKey(user, key));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "AWS keeps neither the id nor the secret of a deleted key");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Deletes an access key that was made, never used, and whose secret nobody was handed.
    ///
    /// @param subject the key
    record DeleteUnusedKey(Subject subject, String user, String key) implements KeyChange {
        /// As a run's head names it.
        public static final String KIND = "delete-unused-key";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String title() {
            return "Delete the access key "
                    + key
                    + " of "
                    + user
                    + ", which was never used and whose secret did not arrive.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccessKeyEffect.DeleteAccessKey(user, key));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "AWS keeps neither the id nor the secret of a deleted key");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// The day (UTC) of an instant, for a title.
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
