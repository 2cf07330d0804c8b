package dev.lockstep.cli.people;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.people.PasswordPlace;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands a first password over, before AWS is asked to take it: so AWS never has one that nobody
/// has.
final class PasswordDesk implements SecretDesk {
    private static final String OTHER_SCREEN = "\u001B[?1049h\u001B[2J\u001B[H";
    private static final String SCREEN_BACK = "\u001B[2J\u001B[H\u001B[?1049l";

    private final Console console;
    private final PasswordPlace place;
    private final Sheet sheet;
    private final FirstPassword passwords;
    private volatile Optional<Secret> given = Optional.empty();
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean taken;
    private final AtomicBoolean onOtherScreen = new AtomicBoolean();
    private final AtomicBoolean showing = new AtomicBoolean();

    /// What is said beside the password.
    ///
    /// @param account 12 digits
    /// @param address where it is used
    /// @param least how long the account's policy wants it
    record Sheet(String account, String address, int least) {}

    PasswordDesk(Console console, PasswordPlace place, Sheet sheet, FirstPassword passwords) {
        this.console = console;
        this.place = place;
        this.sheet = sheet;
        this.passwords = passwords;
    }

    /// The terminal, if somebody is there who looks at it and answers.
    static Optional<PasswordPlace.Screen> screen(Console console) {
        return console.isTerminal() && console.answering().isThere()
                ? Optional.of(new PasswordPlace.Screen(!isDumb(console)))
                : Optional.empty();
    }

    private static boolean isDumb(Console console) {
        return "dumb".equals(console.environment().getOrDefault("TERM", "dumb"));
    }

    /// Whether somebody is being shown a password now. Any thread may ask.
    boolean isShowing() {
        return showing.get();
    }

    /// Whether somebody has been handed it.
    boolean isGiven() {
        return given.isPresent();
    }

    /// Whether AWS has said that it took it.
    boolean isTaken() {
        return taken;
    }

    /// The file that it is in, if it is in one.
    Optional<Path> file() {
        return file;
    }

    /// Why nobody was handed it, if so.
    Optional<String> fault() {
        return fault;
    }

    @Override
    public Optional<SecretWrite.CodePair> codes(
            String owner, String serial, Optional<Written.NotDone> refusal) {
        return Optional.empty();
    }

    @Override
    public void seed(String serial, Secret seed) {
        // No device is made here.
    }

    @Override
    public void accessKey(String owner, String id, Secret secret) {
        // No key is made here.
    }

    @Override
    public Optional<Secret> password(String user) {
        if (given.isPresent()) {
            return given;
        }
        Secret password = passwords.of(sheet.least(), user);
        try {
            file = place.write(user, sheet.account(), sheet.address(), password);
        } catch (IOException e) {
            fault =
                    Optional.of(
                            "its file cannot be written"
                                    + Optional.ofNullable(e.getMessage())
                                            .map(why -> ": " + why)
                                            .orElse(""));
            return Optional.empty();
        }
        if (place instanceof PasswordPlace.Screen(boolean clears)
                && !show(user, password, clears)) {
            fault = Optional.of("the terminal was closed before it was seen");
            return Optional.empty();
        }
        given = Optional.of(password);
        return given;
    }

    @Override
    public void passwordTaken(String user) {
        taken = true;
    }

    /// Shows it until a person says so, on a screen of its own where the terminal has one.
    private boolean show(String user, Secret password, boolean clears) {
        showing.set(true);
        if (clears) {
            onOtherScreen.set(true);
            console.out().print(OTHER_SCREEN);
        }
        console.out().println("The first password of " + Printable.line(user) + ", shown once.");
        console.out().println("Hand it over now; AWS asks for a new one at the first sign-in.");
        console.out().println();
        console.out().println("  " + password.reveal());
        console.out().println();
        console.out().println("To read it aloud:");
        console.out().println();
        FirstPassword.aloud(password)
                .reveal()
                .lines()
                .forEach(line -> console.out().println("  " + line));
        console.out().println();
        console.out().flush();
        try {
            return console.answering()
                    .line("Hand it over, then press Enter to have it set: ")
                    .isPresent();
        } finally {
            showing.set(false);
            clear();
        }
    }

    /// Takes a password off the screen, if one is shown. Any thread may call it.
    void clear() {
        if (onOtherScreen.getAndSet(false)) {
            console.out().print(SCREEN_BACK);
            console.out().flush();
        }
    }

    /// Takes the file of a password away that AWS did not take.
    void discard() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                Told.say(
                        console,
                        "the file " + path + " could not be deleted; its password is of no use");
            }
        });
        file = Optional.empty();
    }
}
