package dev.lockstep.people.step;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.baseline.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the user of a person on the way in stands.
///
/// @param details with its groups and policies
/// @param profile the console password, if there is one
/// @param isUnused whether nobody has signed in with it yet
/// @param isLost whether nobody may have it
record UserStands(
        Person person,
        User details,
        Optional<LoginProfile> profile,
        boolean hasMfa,
        boolean isUnused,
        boolean isLost) {
    /// In sentences.
    List<String> told() {
        String user = details.name();
        var told = new ArrayList<String>();
        if (!user.equals(person.user())) {
            told.add(
                    "There is the user %s, which AWS does not tell from %s: it is taken to be %s's."
                            .formatted(user, person.user(), person.id()));
        }
        if (isLost) {
            told.add(
                    "A run was interrupted while it set the password, so nobody may have it: it is set"
                            + " anew.");
        } else if (profile.isEmpty()) {
            told.add(user + " has no console password.");
        } else if (isUnused) {
            told.add(
                    user
                            + " has a first password that was not used yet. If it did not arrive:"
                            + " lockstep people password "
                            + user
                            + " gives another.");
        } else {
            told.add(user + " has a console password.");
        }
        told.add(user + (hasMfa ? " has MFA." : " has no MFA yet."));
        told.add(
                details.groups().isEmpty()
                        ? user + " is in no group."
                        : user + " is in " + String.join(", ", details.groups()) + ".");
        return told;
    }
}
