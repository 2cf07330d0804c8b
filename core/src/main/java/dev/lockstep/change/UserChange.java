package dev.lockstep.change;

import dev.lockstep.account.User;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.groups.PolicyContent;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Changes of users: that they are there, and in which groups (step 5).
public sealed interface UserChange extends Change {
    /// Makes the user of a person. It has no password and no key yet: the first one is given
    /// together with the person.
    record CreateUser(Subject subject, String user) implements UserChange {
        @Override
        public String kind() {
            return "create-user";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Create the user "
                    + user
                    + ", without a password, a key or any right of its own.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.CreateUser(user, "/", Optional.empty(), Map.of()));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("deletes the user again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Puts a user into a group that is declared for it. The group must stand.
    ///
    /// @param group by the account's own name, or by the declared one where a plan makes it
    record AddToGroup(Subject subject, String user, String group) implements UserChange {
        @Override
        public String kind() {
            return "add-user-to-group";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Put " + user + " into the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.AddUserToGroup(group, user));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("takes the user out of the group again");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }

    /// Takes a user out of a group.
    record RemoveFromGroup(Subject subject, String user, String group) implements UserChange {
        @Override
        public String kind() {
            return "remove-user-from-group";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Take " + user + " out of the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.RemoveUserFromGroup(group, user));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("puts the user into the group again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Deletes a user whom nobody needs, after all that hangs on it. AWS deletes none on which
    /// anything hangs (IAM API Reference, DeleteUser).
    ///
    /// @param before what removes all that hangs on the user, in order
    /// @param outSince since when the user is out of use (UTC), where that is why it is deleted
    record DeleteUser(Subject subject, String user, List<Effect> before, Optional<Instant> outSince)
            implements UserChange {
        public DeleteUser {
            before = List.copyOf(before);
        }

        /// One for whom nobody answers.
        public DeleteUser(Subject subject, String user, List<Effect> before) {
            this(subject, user, before, Optional.empty());
        }

        @Override
        public String kind() {
            return "delete-user";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Delete the user "
                    + user
                    + outSince.map(since -> ", which is out of use since " + KeyChange.day(since))
                            .orElse(", whom nobody answers for")
                    + ", with all that hangs on it.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
        }

        @Override
        public List<Effect> effects() {
            var all = new ArrayList<Effect>(before);
            all.add(new UserEffect.DeleteUser(user));
            return all;
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "a user that is made again under this name is another one: other policies name users"
                            + " by their unique ids");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Denies a user all that is asked for in a session that began before a time, as the console
    /// does under "Revoke active sessions" for a role (IAM User Guide, "Revoking IAM role temporary
    /// security credentials"). Calls with an access key carry no such time, so it stops none of
    /// those; nor does it reach the sessions of roles that the user has taken on.
    ///
    /// The time is also how it is found again since when the user is out of use.
    ///
    /// @param before the time (UTC), after the run: see [#AHEAD]
    record EndSessions(Subject subject, String user, Instant before) implements UserChange {
        /// The name of the inline policy.
        public static final String POLICY = "LockstepOffboarded";

        /// So far ahead of the run is the time, so that a session that begins while it runs is
        /// denied too.
        private static final Duration AHEAD = Duration.ofHours(1);

        public EndSessions {
            before = before.truncatedTo(ChronoUnit.SECONDS);
        }

        /// For a user who goes out of use at a time (UTC).
        public static EndSessions from(Subject subject, String user, Instant since) {
            return new EndSessions(subject, user, since.plus(AHEAD));
        }

        /// Since when a user is out of use (UTC), by the inline policy; empty if it has none, or
        /// one of that name that says anything else.
        public static Optional<Instant> since(User user) {
            return document(user)
                    .flatMap(said -> time(said).filter(before -> isOurs(said, before)))
                    .map(before -> before.minus(AHEAD));
        }

        /// Whether a user has a policy of that name that says something else: it is somebody's, and
        /// nothing writes over it.
        public static boolean isForeign(User user) {
            return document(user).isPresent() && since(user).isEmpty();
        }

        private static Optional<PolicyParse> document(User user) {
            return user.inlinePolicies().stream()
                    .filter(one -> one.name().equals(POLICY))
                    .map(InlinePolicy::document)
                    .findFirst();
        }

        private static boolean isOurs(PolicyParse said, Instant before) {
            return PolicyContent.isSame(said, PolicyDocument.parse(document(before)));
        }

        private static Optional<Instant> time(PolicyParse parse) {
            return parse instanceof PolicyDocument document
                    ? document.statements().stream()
                            .filter(one -> !one.allows())
                            .flatMap(one -> one.conditions().stream())
                            .filter(one -> one.isOn("aws:TokenIssueTime"))
                            .flatMap(one -> one.values().stream())
                            .flatMap(text -> instant(text).stream())
                            .findFirst()
                    : Optional.empty();
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }

        /// The policy.
        public String document() {
            return document(before);
        }

        private static String document(Instant before) {
            return """
            {"Version":"2012-10-17","Statement":[{"Sid":"SessionsOfBefore",\
            "Effect":"Deny","Action":"*","Resource":"*",\
            "Condition":{"DateLessThan":{"aws:TokenIssueTime":"%s"}}}]}\
            """
                    .formatted(before);
        }

        @Override
        public String kind() {
            return "end-sessions";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Deny everything to the sessions of " + user + " that have begun.";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.PutUserPolicy(user, POLICY, document()));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("lets those sessions do again what the user may do");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Lets a user who is in no group yet change the own password and set up an MFA device, and
    /// nothing else: else nobody could sign in for the first time alone. It goes when the rights
    /// come.
    ///
    /// @param document as [dev.lockstep.access.judgement.RequireMfa] gives it
    record AllowEnrolment(Subject subject, String user, String document) implements UserChange {
        /// The name of the inline policy.
        public static final String POLICY = "LockstepEnrolment";

        /// Whether a user has it.
        ///
        /// @param wanted what it says in the user's account
        public static boolean isOn(User user, PolicyParse wanted) {
            return named(user).anyMatch(one -> PolicyContent.isSame(one.document(), wanted));
        }

        /// Whether a user has a policy of that name that says something else: it is somebody's, and
        /// nothing writes over it.
        ///
        /// @param wanted what it says in the user's account
        public static boolean isForeign(User user, PolicyParse wanted) {
            return named(user).anyMatch(one -> !PolicyContent.isSame(one.document(), wanted));
        }

        private static Stream<InlinePolicy> named(User user) {
            return user.inlinePolicies().stream().filter(one -> one.name().equals(POLICY));
        }

        @Override
        public String kind() {
            return "allow-enrolment";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Let "
                    + user
                    + " change the own password and set up an MFA device, until the rights come.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.PutUserPolicy(user, POLICY, document));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("removes the inline policy again");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }
}
