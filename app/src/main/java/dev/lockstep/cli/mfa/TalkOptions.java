package dev.lockstep.cli.mfa;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.MfaPolicy;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// About whose device a command talks with a person, as whom AWS is asked, and where answers and
/// codes come from.
final class TalkOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private PolicyOption policy = new PolicyOption();
    @Mixin private Consent consent = new Consent();
    @Mixin private CodesOptions codes = new CodesOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            description = "The user, or a person of lockstep.yaml (default: you).")
    private @Nullable String user;

    /// A talk with the person, and what it needs.
    record Talk(
            MfaDevices devices, Conversation conversation, Enrolment enrolment, CodeSource codes) {}

    /// Prints the policy, if that is what is wanted.
    Optional<ExitStatus> printed(Console console, MfaPolicy needed) {
        return policy.isWanted()
                ? Optional.of(policy.print(console, needed.document()))
                : Optional.empty();
    }

    /// The devices of the account.
    static MfaDevices devices(Console console) {
        return new MfaDevices(
                new LiveAccount(console.accounts(), PracticeCommand.lookup(console)), Version.TEXT);
    }

    /// Whose devices are meant.
    MfaDevices.Request request(Console console) {
        return new MfaDevices.Request(
                asked.request(console, MfaDevices.CONTROLS),
                Optional.ofNullable(user),
                asked.loosened());
    }

    /// Where codes come from.
    ///
    /// @throws dev.lockstep.operation.Refused if there is nobody to ask, or others can read the
    ///   file
    CodeSource codes(Console console) {
        return codes.source(console);
    }

    /// Talks with the person.
    ExitStatus hear(
            Console console,
            ThisProcess process,
            CodeSource source,
            Function<Talk, ExitStatus> on) {
        MfaDevices devices = devices(console);
        var conversation = new Conversation(console, process, "interrupted; nothing was done");
        var enrolment =
                new Enrolment(
                        console,
                        devices,
                        request(console),
                        asked.account(),
                        conversation,
                        consent,
                        common.quiet);
        return conversation.hear(
                () -> on.apply(new Talk(devices, conversation, enrolment, source)));
    }
}
