package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.people.QrText;
import dev.lockstep.people.QrText.Paint;
import dev.lockstep.people.Seed;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Shows a seed on the terminal, as a QR code and as text. It stands on the alternate screen, which
/// has no scroll-back: when that is left, what stood there is gone. A terminal that has none
/// (`TERM=dumb`) keeps it, and the person is told to clear it.
final class SeedScreen implements SeedView {
    /// xterm's control sequences: the alternate screen, its first place, nothing on it.
    private static final String ENTER = "\u001b[?1049h\u001b[H\u001b[2J";

    private static final String AGAIN = "\u001b[H\u001b[2J";

    /// Not every terminal clears the alternate screen when it is left.
    private static final String LEAVE = AGAIN + "\u001b[?1049l";

    /// Terminals that understand AGAIN, but have one screen: it is cleared, and what was scrolled
    /// away, if anything, stays. Their names in terminfo begin so.
    private static final Pattern ONE_SCREEN =
            Pattern.compile("(linux|vt\\d|ansi|cons25|sun|cygwin|wsvt|pcansi).*");

    /// Below the code stand the question and what there is to say.
    private static final int ROWS_BELOW = 2;

    private final Console console;
    private final PrintStream terminal;
    private final Optional<Paint> paint;
    private boolean isShown;
    private boolean wasShown;

    /// @param terminal which of the console's streams is one
    /// @param paint empty: no QR code, only the text
    SeedScreen(Console console, PrintStream terminal, Optional<Paint> paint) {
        this.console = console;
        this.terminal = terminal;
        this.paint = paint;
    }

    @Override
    public synchronized void show(Seed seed, String device, String account) {
        if (!isDumb()) {
            terminal.print(isShown ? AGAIN : ENTER);
        }
        isShown = true;
        wasShown = true;
        String key = Paragraph.of(seed.grouped().reveal(), console.width());
        int below = ROWS_BELOW + (int) key.lines().count();
        Optional<List<String>> code =
                paint.filter(_ -> console.isUnicode())
                        .flatMap(how ->
                                QrText.of(
                                        seed.uri(device, account),
                                        console.width(),
                                        console.height() - below,
                                        how));
        if (code.isEmpty()) {
            terminal.print(
                    Paragraph.of(
                            "Choose to type a key in the app (time-based, name: "
                                    + Printable.line(device)
                                    + "), and type this one:"
                                    + (paint.isEmpty() ? "" : " " + whyNoCode()),
                            console.width()));
        }
        code.ifPresent(lines -> lines.forEach(terminal::println));
        terminal.print(key);
        terminal.flush();
    }

    private String whyNoCode() {
        return console.isUnicode()
                ? "(The terminal is too small for a QR code.)"
                : "(The terminal is not known to show UTF-8, as LANG=C.UTF-8 says, so there is no QR"
                        + " code.)";
    }

    private boolean isDumb() {
        return "dumb".equals(console.environment().getOrDefault("TERM", "dumb"));
    }

    private boolean hasOneScreen() {
        return ONE_SCREEN.matcher(console.environment().getOrDefault("TERM", "dumb")).matches();
    }

    @Override
    public synchronized void hide() {
        if (!isShown) {
            return;
        }
        isShown = false;
        if (!isDumb()) {
            terminal.print(LEAVE);
        }
        if (wasShown && (isDumb() || hasOneScreen())) {
            terminal.print(
                    Paragraph.of(
                            (isDumb() ? "The key still stands above." : "The screen is cleared.")
                                    + " Clear the screen and what can be scrolled back to.",
                            console.width()));
        }
        terminal.flush();
    }
}
