package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.people.Codes;
import dev.lockstep.people.Seed;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Shows a new device's seed, and asks for codes until they are right or the person leaves off.
/// Wrong codes lock nothing: they are counted, and what they tell is said.
final class CodeDesk implements SecretDesk {
    /// After so many wrong pairs it is said that leaving off is no shame.
    private static final int MANY = 3;

    /// A clock that is less off does no harm.
    private static final Duration CLOSE = Duration.ofSeconds(20);

    private static final String STOP = "stop";
    private static final String QR = "qr";

    private final Console console;
    private final CodeSource source;
    private final SeedView view;
    private final Standing standing;
    private final boolean enrols;
    private final Map<String, Seed> seeds = new ConcurrentHashMap<>();

    /// Is completed when the process is interrupted: whoever types does not come to it any more.
    private final CompletableFuture<Optional<String>> interrupted = new CompletableFuture<>();

    /// What was given last. AWS takes it again where it did not come to look at it.
    private Optional<Codes> sent = Optional.empty();

    private boolean isShown;
    private boolean isClockTold;
    private boolean hasLeftOff;
    private boolean hasNoSeed;
    private int wrong;

    /// @param enrols whether a device is made, so that its seed must come
    CodeDesk(Console console, CodeSource source, SeedView view, Standing standing, boolean enrols) {
        this.console = console;
        this.source = source;
        this.view = view;
        this.standing = standing;
        this.enrols = enrols;
    }

    /// Asks no more. It may be called at any time, from any thread.
    void leaveOff() {
        interrupted.complete(Optional.empty());
        view.hide();
    }

    /// Forgets the seeds, and takes them off the screen.
    void forget() {
        seeds.clear();
        view.hide();
    }

    /// Whether the person has left off.
    boolean hasLeftOff() {
        return hasLeftOff;
    }

    /// Whether a device was made whose seed never came.
    boolean hasNoSeed() {
        return hasNoSeed;
    }

    /// How many pairs of codes were wrong.
    int wrong() {
        return wrong;
    }

    @Override
    public void seed(String serial, Secret seed) {
        try {
            seeds.put(serial, new Seed(seed));
        } catch (IllegalArgumentException _) {
            // What is no seed is as good as none: the device is given up.
            say("what AWS gave as the key of the device is none");
        }
    }

    @Override
    public void taken(String serial) {
        view.hide();
    }

    @Override
    public void accessKey(String owner, String id, Secret secret) {
        throw new IllegalStateException("no access key is made here");
    }

    @Override
    public Optional<SecretWrite.CodePair> codes(
            String owner, String serial, Optional<Written.NotDone> refusal) {
        if (interrupted.isDone()) {
            return Optional.empty();
        }
        Optional<Seed> seed = Optional.ofNullable(seeds.get(serial));
        if (enrols && seed.isEmpty()) {
            hasNoSeed = true;
            return Optional.empty();
        }
        if (seed.isPresent() && !isShown && !shows(seed.get(), serial)) {
            return Optional.empty();
        }
        if (refusal.isPresent()) {
            advise(refused(seed.isPresent()));
        } else if (sent.isPresent()) {
            if (sent.get().isFresh(standing.now())) {
                return pair(sent.get());
            }
            say("AWS could not do it yet; it takes two new codes");
        }
        while (true) {
            Optional<Codes> typed = typed(seed, serial);
            if (typed.isEmpty()) {
                hasLeftOff = true;
                view.hide();
                return Optional.empty();
            }
            Codes codes = typed.get();
            Codes.Told told = seed.map(one -> told(codes, one)).orElseGet(codes::told);
            if (told.isToBeSent()) {
                sent = typed;
                return pair(codes);
            }
            advise(told.words());
        }
    }

    /// What codes tell. A phone goes by the real time, and a practice account takes its codes
    /// wherever its own clock was moved to.
    private Codes.Told told(Codes codes, Seed seed) {
        Codes.Told told = codes.told(seed);
        if (told.isToBeSent() || !standing.isPractice()) {
            return told;
        }
        var byPhone = new Codes(codes.first(), codes.second(), console.clock().instant());
        Codes.Told real = byPhone.told(seed);
        return real.isToBeSent() ? real : told;
    }

    private static Optional<SecretWrite.CodePair> pair(Codes codes) {
        return Optional.of(new SecretWrite.CodePair(codes.first(), codes.second()));
    }

    private boolean shows(Seed seed, String serial) {
        try {
            view.show(seed, serial.substring(serial.lastIndexOf('/') + 1), standing.accountId());
            isShown = true;
            return true;
        } catch (IOException _) {
            say("the key of the device could not be written");
            hasLeftOff = true;
            return false;
        }
    }

    private static String refused(boolean isSeedKnown) {
        return isSeedKnown
                ? "AWS did not take these codes, though they are of this device: it takes each code"
                        + " once, and only for a short time. Type the next two"
                : "AWS did not take these codes: " + new Codes.NotKnown().words();
    }

    private Optional<Codes> typed(Optional<Seed> seed, String serial) {
        Optional<Secret> first =
                code(
                        "First code ("
                                + (seed.isEmpty() ? "" : "qr: show again; ")
                                + "stop: leave off): ",
                        seed,
                        serial);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        while (true) {
            Optional<Secret> second = code("Next code, when the app shows it: ", seed, serial);
            if (!second.equals(first)) {
                return second.map(one -> new Codes(first.get(), one, standing.now()));
            }
            say(new Codes.SameTwice().words());
        }
    }

    /// Six digits, or nothing if the person leaves off.
    private Optional<Secret> code(String question, Optional<Seed> seed, String serial) {
        boolean wasEmpty = false;
        while (true) {
            Optional<String> line = line(question);
            if (line.isEmpty() || line.get().equalsIgnoreCase(STOP)) {
                return Optional.empty();
            }
            // Apps show the digits in two groups.
            var code = new Secret(line.get().replace(" ", ""));
            if (Codes.isSixDigits(code)) {
                return Optional.of(code);
            }
            if (seed.isPresent() && line.get().equalsIgnoreCase(QR)) {
                if (!shows(seed.get(), serial)) {
                    return Optional.empty();
                }
            } else if (line.get().isEmpty()) {
                if (wasEmpty) {
                    return Optional.empty();
                }
                wasEmpty = true;
                say("an empty line once more, or stop, leaves off; a code is six digits");
            } else {
                say("that is not six digits: type those that the app shows, without letters");
            }
        }
    }

    /// A thread of its own waits for the person, so that an interrupt need not.
    private Optional<String> line(String question) {
        if (interrupted.isDone()) {
            return Optional.empty();
        }
        var typed = new CompletableFuture<Optional<String>>();
        Thread.ofPlatform()
                .daemon()
                .name("typed")
                .start(() -> typed.complete(source.next(question)));
        return typed.applyToEither(interrupted, line -> line).join();
    }

    private void advise(String words) {
        wrong++;
        say(words);
        if (!isClockTold) {
            standing.ahead()
                    .filter(ahead -> ahead.abs().compareTo(CLOSE) > 0)
                    .ifPresent(ahead -> {
                        isClockTold = true;
                        say(clock(ahead));
                    });
        }
        if (wrong % MANY == 0) {
            say(
                    wrong
                            + " pairs of codes were not right. Wrong codes lock nothing, so try"
                            + " again; or type stop, see that the phone's time is set by itself, and"
                            + " begin anew");
        }
    }

    private static String clock(Duration ahead) {
        return "this machine's clock is "
                + ahead.abs().toSeconds()
                + " seconds "
                + (ahead.isNegative() ? "ahead of" : "behind")
                + " AWS's; the codes are judged by AWS's";
    }

    private void say(String line) {
        Told.say(console, line);
    }
}
