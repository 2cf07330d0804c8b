package dev.lockstep.cli.mfa;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.Standing;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/// MFA for a user as a part of what another command does: the same talk as `lockstep mfa enrol`.
public final class EnrolPart {
    @Mixin private SeedOptions seeds = new SeedOptions();
    @Mixin private CodesOptions codes = new CodesOptions();
    @Mixin private Waiting waiting = new Waiting();

    /// Whose device it is, and who asks.
    ///
    /// @param account the account that was named
    public record About(
            LiveAccount accounts,
            AskedOptions asked,
            Optional<String> account,
            Consent consent,
            String user,
            boolean quiet) {
        private MfaDevices devices() {
            return new MfaDevices(accounts, Version.TEXT);
        }

        private MfaDevices.Request request(Console console) {
            return new MfaDevices.Request(
                    asked.request(console, MfaDevices.CONTROLS),
                    Optional.of(user),
                    asked.loosened());
        }
    }

    /// Checks beforehand that a device can be set up here.
    ///
    /// @throws dev.lockstep.operation.Refused if there is no place to show a seed, or nobody who
    ///   types codes
    public void check(Console console) {
        seeds.check(console);
        codes.source(console);
    }

    /// Waits until the person has set up a device in the console.
    public ExitStatus elsewhere(Console console, ThisProcess process, About about) {
        return waiting.until(
                console,
                process,
                about.devices(),
                about.request(console),
                false,
                Optional.empty(),
                false);
    }

    /// Sets a device up with the person at this terminal.
    public ExitStatus beside(Console console, ThisProcess process, About about) {
        CodeSource source = codes.source(console);
        seeds.check(console);
        var conversation =
                new Conversation(console, process, "interrupted; the same command goes on");
        var enrolment =
                new Enrolment(
                        console,
                        about.devices(),
                        about.request(console),
                        about.account(),
                        conversation,
                        about.consent(),
                        about.quiet());
        return conversation.hear(() -> talk(console, enrolment, source));
    }

    private ExitStatus talk(Console console, Enrolment enrolment, CodeSource source) {
        Standing standing = enrolment.standing();
        boolean isTaken = false;
        try {
            String user = standing.user();
            if (!standing.devices().isEmpty()) {
                return ExitStatus.DONE;
            }
            if (standing.wanted() == Baseline.MfaKind.HARDWARE) {
                Told.say(
                        console,
                        "lockstep.yaml wants a passkey, security key or hardware token (mfa: {kind:"
                                + " hardware}), which the person registers alone: --elsewhere leads"
                                + " there. An app, as is set up here, can be a beginning");
            }
            String name = Enrolment.name(standing, Optional.empty());
            String account = standing.accountId();
            isTaken = true;
            Enrolment.Outcome outcome =
                    enrolment.enrol(
                            standing,
                            name,
                            Optional.empty(),
                            isAnothers -> MfaEnrolCommand.question(user, account, isAnothers),
                            () -> seeds.view(console),
                            source);
            outcome.serial()
                    .ifPresent(serial ->
                            MfaText.say(
                                    console, MfaEnrolCommand.done(user, serial, outcome.run())));
            return outcome.status();
        } finally {
            if (!isTaken) {
                standing.close();
            }
        }
    }
}
