package dev.lockstep.cli.mfa;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which device of a user is meant, where there are several.
final class DeviceOption {
    private static final int TRIES = 3;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Which device, by its serial or name, where the user has several.")
    private @Nullable String device;

    /// A device that shows codes.
    ///
    /// @throws Refused if there is none, or it is not said which
    MfaDevice withCodes(Console console, Standing standing) {
        List<MfaDevice> fit =
                standing.devices().stream()
                        .filter(one ->
                                switch (one.kind()) {
                                    case VIRTUAL, HARDWARE_TOTP -> true;
                                    case FIDO, SMS -> false;
                                })
                        .toList();
        if (fit.isEmpty()) {
            throw new Refused(
                    standing.user()
                            + (standing.devices().isEmpty()
                                    ? " has no MFA device; nothing was done. lockstep mfa enrol "
                                            + standing.user()
                                            + " sets one up"
                                    : " has no device that shows codes, and a passkey or security"
                                            + " key has no clock; nothing was done"));
        }
        return chosen(console, standing, fit, "Which one is out of step?");
    }

    /// A device of any kind that may be lost. One that this machine has set up in the place of
    /// another is, only if the option says so: the other may be what is meant.
    ///
    /// @param question asks which
    /// @throws Refused if there is none, or it is not said which
    MfaDevice lost(Console console, Standing standing, String question) {
        String user = standing.user();
        if (standing.devices().isEmpty()) {
            throw new Refused(
                    user
                            + " has no MFA device that could be replaced; nothing was done. lockstep"
                            + " mfa enrol "
                            + user
                            + " sets one up");
        }
        List<MfaDevice> old =
                standing.devices().stream()
                        .filter(one -> device != null || !standing.isReplacement(one))
                        .toList();
        if (old.isEmpty()) {
            throw new Refused(
                    user
                            + " has only what was set up here in the place of a lost device: "
                            + MfaEnrolCommand.words(standing.devices())
                            + "; nothing was done. If that is lost too, --device names it");
        }
        return chosen(console, standing, old, question);
    }

    /// Whether the option means a device, or says nothing.
    boolean mayMean(String serial) {
        return device == null || isCalled(serial, device);
    }

    private static boolean isCalled(String serial, String called) {
        return serial.equals(called) || serial.endsWith("/" + called);
    }

    private MfaDevice chosen(
            Console console, Standing standing, List<MfaDevice> fit, String question) {
        if (device != null) {
            String called = device;
            List<MfaDevice> meant =
                    fit.stream().filter(one -> isCalled(one.serial(), called)).toList();
            if (meant.isEmpty()) {
                throw new Refused(
                        standing.user()
                                + " has no device "
                                + called
                                + " that fits, but "
                                + MfaEnrolCommand.words(fit)
                                + "; nothing was done");
            }
            if (meant.size() > 1) {
                throw new Refused(
                        "several devices of "
                                + standing.user()
                                + " are called "
                                + called
                                + ": "
                                + MfaEnrolCommand.words(meant)
                                + "; nothing was done. --device takes the whole serial too");
            }
            return meant.getFirst();
        }
        return fit.size() == 1 ? fit.getFirst() : asked(console, standing, fit, question);
    }

    private static MfaDevice asked(
            Console console, Standing standing, List<MfaDevice> fit, String question) {
        String list =
                IntStream.range(0, fit.size())
                        .mapToObj(at ->
                                "  "
                                        + (at + 1)
                                        + "  "
                                        + Printable.line(
                                                MfaEnrolCommand.words(List.of(fit.get(at)))))
                        .collect(Collectors.joining("\n"));
        for (int i = 0; i < TRIES; i++) {
            Optional<String> number =
                    console.answering().line("\n" + list + "\n" + question + " Its number: ");
            if (number.isEmpty()) {
                break;
            }
            if (number.get().matches("[1-9]") && Integer.parseInt(number.get()) <= fit.size()) {
                return fit.get(Integer.parseInt(number.get()) - 1);
            }
        }
        throw new Refused(
                standing.user()
                        + " has several devices, and it is not said which is meant; nothing was"
                        + " done. --device names it: "
                        + MfaEnrolCommand.words(fit));
    }
}
