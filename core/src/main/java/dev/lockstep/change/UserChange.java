package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    record DeleteUser(Subject subject, String user, List<Effect> before) implements UserChange {
        public DeleteUser {
            before = List.copyOf(before);
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
                    + ", whom nobody answers for, with all that hangs on it.";
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
}
