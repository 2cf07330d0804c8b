package dev.lockstep.lockstepfile;

import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.control.users.UserNames;
import java.util.List;

/// What a user of an account seems to be, by its credentials and its name.
///
/// @param because one sentence that says why
/// @param groups the names of its groups
record UserGuess(String name, Kind kind, String because, Read<List<String>> groups) {
    enum Kind {
        PERSON,
        SERVICE,
        /// Neither a password nor a key.
        IDLE,
        /// Not enough was read.
        UNKNOWN,
        /// No name that IAM allows.
        NO_NAME
    }

    static UserGuess of(UserReads user) {
        Read<List<String>> groups = user.details().map(User::groups);
        if (!Name.USER.accepts(user.name())) {
            return new UserGuess(user.name(), Kind.NO_NAME, "IAM allows no such name.", groups);
        }
        Read<List<UserKey>> keys = user.keys();
        return switch (user.hasPassword()) {
            case Read.Missing<Boolean> missing ->
                    new UserGuess(user.name(), Kind.UNKNOWN, missing.because() + ".", groups);
            case Read.Known<Boolean>(Boolean password, var _) when password ->
                    UserNames.soundsLikeMachine(user.name())
                            ? new UserGuess(
                                    user.name(),
                                    Kind.SERVICE,
                                    "It has a console password, but its name is not a person's.",
                                    groups)
                            : new UserGuess(
                                    user.name(), Kind.PERSON, "It has a console password.", groups);
            case Read.Known<Boolean> _ -> withoutPassword(user.name(), keys, groups);
        };
    }

    private static UserGuess withoutPassword(
            String name, Read<List<UserKey>> keys, Read<List<String>> groups) {
        return switch (keys) {
            case Read.Missing<List<UserKey>> missing ->
                    new UserGuess(name, Kind.UNKNOWN, missing.because() + ".", groups);
            case Read.Known<List<UserKey>>(List<UserKey> found, var _) ->
                    found.isEmpty()
                            ? new UserGuess(
                                    name, Kind.IDLE, "It has no password and no key.", groups)
                            : new UserGuess(
                                    name,
                                    Kind.SERVICE,
                                    "It has an access key and no console password.",
                                    groups);
        };
    }
}
