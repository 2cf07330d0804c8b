package dev.lockstep.report.keys;

import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.Matter;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.Printable;
import dev.lockstep.report.SafeCsv;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Every key as a line for a spreadsheet: RFC 4180, UTF-8, every cell quoted.
public final class KeysCsv {
    private static final List<String> HEADER =
            List.of(
                    "account",
                    "judged-at",
                    "owner",
                    "key",
                    "made",
                    "active",
                    "state",
                    "last-use",
                    "need",
                    "next",
                    "on",
                    "due",
                    "text",
                    "command");

    private KeysCsv() {}

    /// Writes it.
    public static void write(About about, KeyLives lives, Writer out) throws IOException {
        SafeCsv.write(out, HEADER, lives.keys().stream().map(key -> line(about, lives, key)));
    }

    private static List<String> line(About about, KeyLives lives, KeyLife key) {
        Optional<Matter> next = key.next();
        return List.of(
                about.account().orElse(""),
                lives.at().toString(),
                key.owner(),
                key.name(),
                key.born().map(Instant::toString).orElse(""),
                key.standing().isActive() ? "active" : "inactive",
                KeyWords.state(key),
                KeyWords.use(key.use()),
                KeyWords.need(key.documented()),
                next.map(one -> one.kind().id()).orElse(""),
                next.flatMap(Matter::on).map(LocalDate::toString).orElse(""),
                next.map(one -> one.isDue(lives.today()) ? "yes" : "no").orElse(""),
                next.map(Matter::text).orElse(""),
                next.flatMap(Matter::command).filter(Printable::isPlain).orElse(""));
    }
}
