package dev.lockstep.people;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.lockstep.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A QR code (ISO/IEC 18004) for a terminal: each character is two modules, one above the other.
public final class QrText {
    /// The quiet zone that the standard asks for, in modules.
    private static final int QUIET = 4;

    /// The quiet zone above and below where there is little room; readers take it.
    private static final int LEAST_QUIET = 2;

    private static final String UPPER = "▀";
    private static final String LOWER = "▄";
    private static final String FULL = "█";

    private QrText() {}

    /// How dark and light are made on a terminal.
    public enum Paint {
        /// Black on white whatever the terminal's colours are, where it knows 256 of them.
        EXACT("\u001b[38;5;16;48;5;231m"),
        /// Black on bright white, or on white where a terminal does not know the bright one.
        BASIC("\u001b[30;47;107m"),
        /// No colour: letters of the terminal are light, on dark.
        ON_DARK(""),
        /// No colour: letters of the terminal are dark, on light.
        ON_LIGHT("");

        private final String begin;

        Paint(String begin) {
            this.begin = begin;
        }

        private boolean isInkLight() {
            return this == ON_DARK;
        }

        private String line(String cells) {
            return begin.isEmpty() ? cells : begin + cells + "\u001b[0m";
        }
    }

    /// The lines of the code of a text; empty where they do not fit.
    ///
    /// @param columns of the terminal
    /// @param rows that the code may take
    public static Optional<List<String>> of(Secret text, int columns, int rows, Paint paint) {
        ByteMatrix code = modules(text);
        int wide = code.getWidth() + 2 * QUIET;
        int sides = wide <= columns ? QUIET : LEAST_QUIET;
        int ends = rows(code, QUIET) <= rows ? QUIET : LEAST_QUIET;
        if (code.getWidth() + 2 * sides > columns || rows(code, ends) > rows) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        for (int y = -ends; y < code.getHeight() + ends; y += 2) {
            var cells = new StringBuilder();
            for (int x = -sides; x < code.getWidth() + sides; x++) {
                cells.append(
                        cell(
                                isDark(code, x, y) != paint.isInkLight(),
                                isDark(code, x, y + 1) != paint.isInkLight()));
            }
            lines.add(paint.line(cells.toString()));
        }
        return Optional.of(List.copyOf(lines));
    }

    private static int rows(ByteMatrix code, int quiet) {
        return (code.getHeight() + 2 * quiet + 1) / 2;
    }

    /// Beside the code all is light.
    private static boolean isDark(ByteMatrix code, int x, int y) {
        return x >= 0
                && y >= 0
                && x < code.getWidth()
                && y < code.getHeight()
                && code.get(x, y) == 1;
    }

    private static String cell(boolean isUpperInk, boolean isLowerInk) {
        if (isUpperInk) {
            return isLowerInk ? FULL : UPPER;
        }
        return isLowerInk ? LOWER : " ";
    }

    /// The least of codes: a terminal is not scratched, so the lowest level of error correction
    /// does; and what is in capital letters and digits, as a seed is, takes less room than the
    /// rest.
    private static ByteMatrix modules(Secret text) {
        try {
            return Encoder.encode(
                            text.reveal(),
                            ErrorCorrectionLevel.L,
                            Map.of(EncodeHintType.QR_COMPACT, true))
                    .getMatrix();
        } catch (WriterException _) {
            // The cause would show the text.
            throw new IllegalStateException("this text is too long for a QR code");
        }
    }
}
