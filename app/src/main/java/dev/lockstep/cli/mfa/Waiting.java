package dev.lockstep.cli.mfa;

import dev.lockstep.account.Read;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Told;
import dev.lockstep.collect.NoSession;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.people.Letter;
import dev.lockstep.people.SignIn;
import dev.lockstep.report.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// Waits until a person has set up a device in the console. It asks gently, and shows no secret.
final class Waiting {
    private static final int MOST_SECONDS = 3600;

    /// So often in a row AWS may not be reached.
    private static final int MOST_IN_VAIN = 4;

    private static final int MOST_MINUTES = 7 * 24 * 60;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "With --wait: how often AWS is asked (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "With --wait: how long is waited (default: ${DEFAULT-VALUE}).")
    private int limit;

    /// Prints the text to send, and waits.
    ///
    /// @param another whether devices that are there already do not count
    /// @param name what the device is to be called
    ExitStatus until(
            Console console,
            ThisProcess process,
            MfaDevices devices,
            MfaDevices.Request request,
            boolean another,
            Optional<String> name) {
        return until(console, process, devices, request, another, name, true);
    }

    /// The same; whoever has told the person already prints no text.
    ///
    /// @param letter whether the text to send is printed
    ExitStatus until(
            Console console,
            ThisProcess process,
            MfaDevices devices,
            MfaDevices.Request request,
            boolean another,
            Optional<String> name,
            boolean letter) {
        if (every < 1 || every > MOST_SECONDS || limit < 0 || limit > MOST_MINUTES) {
            throw new UsageError(
                    "--every is a number of seconds from 1 to 3600, --limit one of minutes up to"
                            + " 10080");
        }
        try (var _ =
                process.whenInterrupted(() ->
                        Told.say(
                                console,
                                "no longer waiting; the same command goes on, and nothing is lost"))) {
            return waited(console, devices, request, another, name, letter);
        }
    }

    private ExitStatus waited(
            Console console,
            MfaDevices devices,
            MfaDevices.Request request,
            boolean another,
            Optional<String> name,
            boolean letter) {
        MfaDevices.Glance first = glance(devices, request);
        List<MfaDevice> before =
                switch (first.devices()) {
                    case Read.Known<List<MfaDevice>> known -> known.value();
                    case Read.Missing<List<MfaDevice>> missing ->
                            throw new NotRead(
                                    missing.because()
                                            + "; so nobody could tell when "
                                            + first.user()
                                            + " is ready");
                };
        if (!before.isEmpty() && !another) {
            MfaText.say(console, MfaEnrolCommand.already(first.user(), before, first.weakness()));
            return first.weakness().isEmpty() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
        }
        if (letter) {
            letter(console, first, name, before);
        } else {
            Told.say(
                    console,
                    "waiting up to "
                            + limit
                            + " minutes until AWS shows a device (Ctrl-C is safe)");
        }
        Set<String> known = before.stream().map(MfaDevice::serial).collect(Collectors.toSet());
        Instant end = console.clock().instant().plus(Duration.ofMinutes(limit));
        boolean isTold = false;
        int inVain = 0;
        while (console.clock().instant().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofSeconds(every).toNanos());
            MfaDevices.Glance now;
            try {
                now = glance(devices, request);
                inVain = 0;
            } catch (NoSession e) {
                // The network may be back a little later; a session that is over is not.
                inVain++;
                if (inVain >= MOST_IN_VAIN) {
                    throw e;
                }
                Told.say(console, e.getMessage() + "; still waiting");
                continue;
            }
            switch (now.devices()) {
                case Read.Known<List<MfaDevice>> seen -> {
                    List<MfaDevice> more =
                            seen.value().stream()
                                    .filter(one -> !known.contains(one.serial()))
                                    .toList();
                    if (!more.isEmpty()) {
                        return there(console, now, more);
                    }
                }
                case Read.Denied<List<MfaDevice>> denied ->
                        throw new NotRead(denied.because() + "; no longer waiting");
                case Read.NotCollected<List<MfaDevice>> not -> {
                    if (!isTold) {
                        isTold = true;
                        Told.say(console, not.because() + "; still waiting");
                    }
                }
            }
        }
        Told.say(
                console,
                first.user()
                        + " has no new MFA device after "
                        + limit
                        + " minutes; the same command goes on waiting");
        return ExitStatus.NOT_COMPLETE;
    }

    private static MfaDevices.Glance glance(MfaDevices devices, MfaDevices.Request request) {
        return devices.glance(request.account(), request.user(), LiveAccount.Watch.NOBODY);
    }

    private void letter(
            Console console, MfaDevices.Glance at, Optional<String> name, List<MfaDevice> before) {
        String user = Printable.line(at.user());
        var signIn = new SignIn(at.partition(), at.account(), at.alias().map(Printable::line));
        String device = name.orElseGet(() -> Printable.line(freeName(at.user(), before)));
        console.out().print(Letter.toSetUp(user, device, signIn).text());
        console.out().flush();
        if (at.practice()) {
            Told.say(
                    console,
                    "this is a practice account: AWS's sign-in page does not know it, its own"
                            + " endpoint does");
        }
        Told.say(
                console,
                "the text above is for "
                        + at.user()
                        + "; waiting up to "
                        + limit
                        + " minutes until AWS shows a device (Ctrl-C is safe)");
    }

    /// A name that none of the user's own devices has. Whether another device has it is not read
    /// here; the letter says what to do then.
    private static String freeName(String user, List<MfaDevice> before) {
        String name = user;
        for (int number = 2; isTaken(name, before); number++) {
            name = user + "-" + number;
        }
        return name;
    }

    private static boolean isTaken(String name, List<MfaDevice> before) {
        String end = "/" + name.toLowerCase(Locale.ROOT);
        return before.stream().anyMatch(one -> one.serial().toLowerCase(Locale.ROOT).endsWith(end));
    }

    /// Says which kind of device it is, and whether that is the kind that is wanted.
    private static ExitStatus there(
            Console console, MfaDevices.Glance now, List<MfaDevice> devices) {
        MfaText.say(console, now.user() + " has MFA now: " + MfaEnrolCommand.words(devices) + ".");
        if (now.weakness().isPresent()) {
            Told.say(console, "but " + now.weakness().get());
            return ExitStatus.NOT_COMPLETE;
        }
        return ExitStatus.DONE;
    }
}
