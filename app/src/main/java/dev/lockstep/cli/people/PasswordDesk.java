package dev.lockstep.cli.people;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.HandOverDesk;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.HandedOver;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import java.util.Optional;

/// Hands a first password over, before AWS is asked to take it: so AWS never has one that nobody
/// has.
final class PasswordDesk extends HandOverDesk {
    private final Sheet sheet;
    private final FirstPassword passwords;
    private volatile Optional<Secret> given = Optional.empty();
    private volatile boolean taken;

    /// What is said beside the password.
    ///
    /// @param account 12 digits
    /// @param address where it is used
    /// @param least how long the account's policy wants it
    record Sheet(String account, String address, int least) {}

    PasswordDesk(Console console, HandOverPlace place, Sheet sheet, FirstPassword passwords) {
        super(console, place);
        this.sheet = sheet;
        this.passwords = passwords;
    }

    /// Whether somebody has been handed it.
    boolean isGiven() {
        return given.isPresent();
    }

    /// Whether AWS has said that it took it.
    boolean isTaken() {
        return taken;
    }

    @Override
    public void accessKey(String owner, String id, Secret secret) {
        // No key is made here.
    }

    @Override
    public Optional<Secret> password(String user) {
        if (given.isEmpty()) {
            Secret password = passwords.of(sheet.least(), user);
            if (give(
                    HandedOver.password(sheet.account(), user, sheet.address(), password),
                    shown(user, password),
                    "Hand it over, then press Enter to have it set: ")) {
                given = Optional.of(password);
            }
        }
        return given;
    }

    @Override
    public void passwordTaken(String user) {
        taken = true;
        settled();
    }

    private static Secret shown(String user, Secret password) {
        return new Secret(
                """
                The first password of %s, shown once.
                Hand it over now; AWS asks for a new one at the first sign-in.

                  %s

                To read it aloud:

                %s\
                """
                        .formatted(
                                Printable.line(user),
                                password.reveal(),
                                FirstPassword.aloud(password).reveal().indent(2)));
    }
}
