package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.HandedOver;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands one secret over: into a file, or on the terminal until a person says so. Which secret, and
/// when, a desk of each kind says.
public abstract class HandOverDesk implements SecretDesk {
    private static final String OTHER_SCREEN = "\u001B[?1049h\u001B[2J\u001B[H";
    private static final String SCREEN_BACK = "\u001B[2J\u001B[H\u001B[?1049l";

    private final Console console;
    private final HandOverPlace place;
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private final AtomicBoolean onOtherScreen = new AtomicBoolean();
    private final AtomicBoolean showing = new AtomicBoolean();

    protected HandOverDesk(Console console, HandOverPlace place) {
        this.console = console;
        this.place = place;
    }

    /// The terminal, if somebody is there who looks at it and answers.
    public static Optional<HandOverPlace.Screen> screen(Console console) {
        return console.isTerminal() && console.answering().isThere()
                ? Optional.of(
                        new HandOverPlace.Screen(
                                !"dumb".equals(console.environment().getOrDefault("TERM", "dumb"))))
                : Optional.empty();
    }

    /// Whether somebody is being shown a secret now. Any thread may ask.
    public boolean isShowing() {
        return showing.get();
    }

    /// The file that it is in, if it is in one.
    public Optional<Path> file() {
        return file;
    }

    /// Why nobody was handed it, if so.
    public Optional<String> fault() {
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

    /// Hands it over.
    ///
    /// @param shown what stands on a terminal, if it goes there; safe to show
    /// @param question that a person answers who has it
    /// @return whether somebody has it
    protected boolean give(HandedOver one, Secret shown, String question) {
        try {
            file = place.write(one);
        } catch (IOException e) {
            fault =
                    Optional.of(
                            "its file cannot be written"
                                    + Optional.ofNullable(e.getMessage())
                                            .map(why -> ": " + why)
                                            .orElse(""));
            return false;
        }
        if (place instanceof HandOverPlace.Screen(boolean clears)
                && !show(shown, question, clears)) {
            fault = Optional.of("the terminal was closed before it was seen");
            return false;
        }
        return true;
    }

    /// Shows it until a person says so, on a screen of its own where the terminal has one.
    private boolean show(Secret shown, String question, boolean clears) {
        showing.set(true);
        if (clears) {
            onOtherScreen.set(true);
            console.out().print(OTHER_SCREEN);
        }
        console.out().println(shown.reveal());
        console.out().flush();
        try {
            return console.answering().line(question).isPresent();
        } finally {
            showing.set(false);
            clear();
        }
    }

    /// Takes a secret off the screen, if one is shown. Any thread may call it.
    public void clear() {
        if (onOtherScreen.getAndSet(false)) {
            console.out().print(SCREEN_BACK);
            console.out().flush();
        }
    }

    /// The files of what was handed over before and may be in force.
    public List<Path> kept() {
        return place.kept();
    }

    /// AWS has taken the secret: whatever was handed over before is of no use.
    protected void settled() {
        try {
            place.taken();
        } catch (IOException _) {
            Told.say(
                    console,
                    "a file could not be deleted; what is in it is of no use: " + place.kept());
        }
    }

    /// Takes the file of a secret away that AWS did not take.
    ///
    /// @return the file of what was handed over before, if it stands there again
    public Optional<Path> discard() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                Told.say(
                        console,
                        "the file " + path + " could not be deleted; what is in it is of no use");
            }
        });
        file = Optional.empty();
        try {
            return place.putBack();
        } catch (IOException _) {
            Told.say(console, "a file could not be put back; it stays as it is: " + place.kept());
            return Optional.empty();
        }
    }
}
