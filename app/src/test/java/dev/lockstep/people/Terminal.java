package dev.lockstep.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// A terminal as pixels: half blocks and colours painted on a screen of 80 by 24.
public final class Terminal {
    public static final int COLUMNS = 80;
    public static final int ROWS = 24;
    private static final Path ZBAR = Path.of("/usr/bin/zbarimg");
    private static final int WIDE = 6;
    private static final int HALF = 6;
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0;

    private final BufferedImage pixels =
            new BufferedImage(COLUMNS * WIDE, ROWS * 2 * HALF, BufferedImage.TYPE_INT_RGB);
    private final int background;
    private final int letters;

    /// @param dark whether light letters stand on dark, as most terminals have it
    public Terminal(boolean dark) {
        // No terminal is wholly black or white.
        this.background = dark ? 0x1e1e1e : 0xfdf6e3;
        this.letters = dark ? 0xd4d4d4 : 0x333333;
        for (int row = 0; row < 2 * ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                fill(column, row, background);
            }
        }
    }

    /// Paints lines, the first at the top.
    ///
    /// @throws IllegalArgumentException if they do not fit, or hold what this does not know
    public void paint(List<String> lines) {
        if (lines.size() > ROWS) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
        for (int row = 0; row < lines.size(); row++) {
            line(lines.get(row), row);
        }
    }

    private void line(String line, int row) {
        int ink = letters;
        int paper = background;
        int column = 0;
        for (int at = 0; at < line.length(); at++) {
            char one = line.charAt(at);
            if (one == '\u001b') {
                int end = line.indexOf('m', at);
                switch (line.substring(at + 2, end)) {
                    case "38;5;16;48;5;231", "30;47;107" -> {
                        ink = BLACK;
                        paper = WHITE;
                    }
                    case "0" -> {
                        ink = letters;
                        paper = background;
                    }
                    default -> throw new IllegalArgumentException(line.substring(at + 1, end));
                }
                at = end;
                continue;
            }
            if (column >= COLUMNS) {
                throw new IllegalArgumentException("too wide: " + line.length());
            }
            boolean isUpper = one == '█' || one == '▀';
            boolean isLower = one == '█' || one == '▄';
            // Letters of a text are a grey mass, as far as a reader of QR codes sees.
            boolean isText = one > ' ' && one < 0x7f;
            fill(column, 2 * row, isUpper ? ink : isText ? (ink + paper) / 2 : paper);
            fill(column, 2 * row + 1, isLower ? ink : paper);
            column++;
        }
    }

    private void fill(int column, int half, int color) {
        for (int y = half * HALF; y < (half + 1) * HALF; y++) {
            for (int x = column * WIDE; x < (column + 1) * WIDE; x++) {
                pixels.setRGB(x, y, color);
            }
        }
    }

    /// What a program that others wrote (zbar) reads of a QR code on the screen; a test without
    /// that program is passed over.
    ///
    /// @param folder takes the picture for a moment
    public String read(Path folder) throws IOException, InterruptedException {
        assumeThat(ZBAR).as("zbarimg of zbar-tools is needed to read QR codes back").exists();
        Path picture = folder.resolve("screen.png");
        ImageIO.write(pixels, "png", picture.toFile());
        var builder =
                new ProcessBuilder(ZBAR.toString(), "-q", "--raw", picture.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process zbar = builder.start();
        try (var out = zbar.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(zbar.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return text.strip();
        } finally {
            zbar.destroyForcibly();
            Files.deleteIfExists(picture);
        }
    }
}
