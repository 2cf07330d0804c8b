package dev.lockstep.cli.mfa;

import dev.lockstep.cli.run.Consent;
import dev.lockstep.operation.Refused;
import dev.lockstep.report.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/// Virtual devices that AWS shows as nobody's and that no journal of this machine knows: somebody
/// may be setting one up just now, which AWS does not tell.
final class PerhapsAnothers {
    /// What a person should know before one is deleted.
    static final String WARNING =
            "Somebody may be setting it up just now, which AWS does not tell: ask before you let it"
                    + " be deleted";

    private PerhapsAnothers() {}

    /// Has each of them named, where nobody is asked: a yes to everything is not enough.
    ///
    /// @param serials of devices that are about to be deleted; hostile text
    /// @throws Refused unless `--confirm` names each, by its name if no other of them has the same,
    ///   else by its serial
    static void confirm(Consent consent, List<String> serials) {
        if (!consent.isYes()) {
            return;
        }
        List<String> open =
                serials.stream()
                        .filter(serial -> !consent.isNamed(word(serial, serials), serial))
                        .toList();
        if (!open.isEmpty()) {
            throw new Refused(
                    "nothing was done: "
                            + (open.size() == 1
                                    ? "that device may be somebody else's"
                                    : "these devices may be somebody else's")
                            + ", so --yes is not enough. "
                            + open.stream()
                                    .map(serial ->
                                            ShellWord.option("--confirm", word(serial, serials)))
                                    .collect(Collectors.joining(" "))
                            + (open.size() == 1 ? " has it deleted" : " has them deleted"));
        }
    }

    /// What names a device among these.
    private static String word(String serial, List<String> serials) {
        String name = name(serial);
        return serials.stream().filter(one -> name(one).equals(name)).count() > 1 ? serial : name;
    }

    private static String name(String serial) {
        return serial.substring(serial.lastIndexOf('/') + 1);
    }
}
