package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.Refused;
import dev.lockstep.people.QrText.Paint;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the seed of a new device goes.
final class SeedOptions {
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Write the key of the device into this new file, which only you can read, and"
                            + " show it nowhere.")
    private @Nullable String file;

    @Option(
            names = "--qr",
            paramLabel = "HOW",
            defaultValue = "auto",
            description =
                    "auto, dark, light or none (default: ${DEFAULT-VALUE}): how the QR code is"
                            + " drawn. auto uses colour where there is any; dark and light do"
                            + " without, for light letters on dark, or dark ones on light; none"
                            + " shows the key as text alone.")
    private Qr qr = Qr.auto;

    /// The constants are the words of the option.
    enum Qr {
        auto,
        dark,
        light,
        none
    }

    /// @throws Refused if there is no place to show a seed
    void check(Console console) {
        if (file == null && !console.isTerminal() && !console.isErrorTerminal()) {
            throw new Refused(
                    "nothing was done: there is no terminal to show the key of the device on, and"
                            + " it is not written into a pipe. --key-file FILE takes it");
        }
    }

    /// The place that takes it. A file is made here.
    ///
    /// @throws Refused if there is such a file already
    SeedView view(Console console) {
        if (file != null) {
            return KeyFile.make(console, file);
        }
        return new SeedScreen(
                console,
                console.isTerminal() ? console.out() : console.err(),
                paint(console.environment(), console.wantsColor()));
    }

    private Optional<Paint> paint(Map<String, String> environment, boolean isColored) {
        return switch (qr) {
            case none -> Optional.empty();
            case dark -> Optional.of(Paint.ON_DARK);
            case light -> Optional.of(Paint.ON_LIGHT);
            case auto -> Optional.of(auto(environment, isColored));
        };
    }

    /// Some terminals say in COLORFGBG which of the 16 colours their background is: 7 and 15 are
    /// the light ones.
    private static Paint auto(Map<String, String> environment, boolean isColored) {
        if (isColored) {
            boolean hasMany =
                    environment.getOrDefault("TERM", "").contains("256color")
                            || !environment.getOrDefault("COLORTERM", "").isEmpty();
            return hasMany ? Paint.EXACT : Paint.BASIC;
        }
        String colors = environment.getOrDefault("COLORFGBG", "");
        return colors.endsWith(";7") || colors.endsWith(";15") ? Paint.ON_LIGHT : Paint.ON_DARK;
    }
}
