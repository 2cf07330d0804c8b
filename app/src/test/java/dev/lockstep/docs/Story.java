package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a page tells of a terminal, and what a test saw on one. Dates, times, ids, codes and keys
/// are other ones each time.
public final class Story {
    private Story() {}

    /// All that a page shows in its blocks labelled `excerpt of: story` stands on the screen, in
    /// this order; `…` stands for what is left out. The whole is kept beside the classes of the
    /// tests, for whoever writes the page.
    public static void isTold(String screen, Page page) {
        keep(screen);
        List<String> told = plain(screen).lines().toList();
        int at = 0;
        int lines = 0;
        for (Page.Block block : page.blocks("excerpt of: story")) {
            boolean cut = true;
            for (String line : plain(block.text()).lines().toList()) {
                if (line.equals("…")) {
                    cut = true;
                    continue;
                }
                int found = told.subList(at, told.size()).indexOf(line);
                assertThat(found).as("the screen shows, in this order: " + line).isNotNegative();
                if (!cut) {
                    assertThat(found).as("nothing is left out before: " + line).isZero();
                }
                at += found + 1;
                cut = false;
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(50);
    }

    private static void keep(String screen) {
        try {
            Files.writeString(Path.of("target", "story.txt"), screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without what is another one each time.
    static String plain(String text) {
        return text.replaceAll("[0-9]{8}-[0-9]{6}-[0-9]{3}", "RUN")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?", "DATE")
                .replaceAll("[0-9]{2}:[0-9]{2}", "TIME")
                .replaceAll("AKIA[A-Z0-9]{16}", "AKIA")
                .replaceAll("(?m)^(([A-Z2-7]{4} ?){16}|  secret .*)$", "SECRET")
                .replaceAll("\\b[0-9]{6}\\b", "CODE")
                .replaceAll("127\\.0\\.0\\.1:[0-9]+", "ENDPOINT")
                .replaceAll("\\b[0-9a-f]{64}\\b", "HASH");
    }
}
