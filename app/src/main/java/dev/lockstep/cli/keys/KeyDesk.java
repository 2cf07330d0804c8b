package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.keys.HandOverPlace;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands a new access key over, as soon as AWS has given it and before that is journaled: a key
/// that the journal tells of as made is one that somebody has.
final class KeyDesk implements SecretDesk {
    private static final String OTHER_SCREEN = "\u001B[?1049h\u001B[2J\u001B[H";
    private static final String SCREEN_BACK = "\u001B[2J\u001B[H\u001B[?1049l";

    private final Console console;
    private final HandOverPlace place;
    private final String account;
    private volatile Optional<String> id = Optional.empty();
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private final AtomicBoolean onOtherScreen = new AtomicBoolean();
    private final AtomicBoolean showing = new AtomicBoolean();

    /// @param account 12 digits
    KeyDesk(Console console, HandOverPlace place, String account) {
        this.console = console;
        this.place = place;
        this.account = account;
    }

    /// The terminal, if somebody is there who looks at it and answers.
    static Optional<HandOverPlace.Screen> screen(Console console) {
        return console.isTerminal() && console.answering().isThere()
                ? Optional.of(
                        new HandOverPlace.Screen(
                                !"dumb".equals(console.environment().getOrDefault("TERM", "dumb"))))
                : Optional.empty();
    }

    /// Whether somebody is being shown a secret now. Any thread may ask.
    boolean isShowing() {
        return showing.get();
    }

    /// One for changes that make no key.
    static KeyDesk unused(Console console) {
        return new KeyDesk(console, new HandOverPlace.Screen(false), "");
    }

    /// The key that was made, if its secret came.
    Optional<String> id() {
        return id;
    }

    /// The file that its secret is in, if it is in one.
    Optional<Path> file() {
        return file;
    }

    /// Why nobody was handed its secret, if so.
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
    public void accessKey(String owner, String key, Secret secret) {
        id = Optional.of(key);
        try {
            file = place.write(account, owner, key, secret);
            if (place instanceof HandOverPlace.Screen(boolean clears)
                    && !show(owner, key, secret, clears)) {
                fault = Optional.of("the terminal was closed before it was seen");
            }
        } catch (IOException e) {
            fault = Optional.of("its file cannot be written: " + e.getMessage());
        }
    }

    /// Shows it until a person says so, on a screen of its own where the terminal has one.
    private boolean show(String owner, String key, Secret secret, boolean clears) {
        showing.set(true);
        if (clears) {
            onOtherScreen.set(true);
            console.out().print(OTHER_SCREEN);
        }
        console.out().println("The new access key of " + Printable.line(owner) + ".");
        console.out().println("Its secret is shown now and never again.");
        console.out().println();
        console.out().println("  id      " + Printable.line(key));
        console.out().println("  secret  " + Printable.line(secret.reveal()));
        console.out().println();
        console.out().flush();
        try {
            return console.answering()
                    .line("Put it where it is needed, then press Enter: ")
                    .isPresent();
        } finally {
            showing.set(false);
            clear();
        }
    }

    /// Takes a key off the screen, if one is shown. Any thread may call it.
    void clear() {
        if (onOtherScreen.getAndSet(false)) {
            console.out().print(SCREEN_BACK);
            console.out().flush();
        }
    }
}
