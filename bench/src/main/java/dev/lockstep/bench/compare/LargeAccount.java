package dev.lockstep.bench.compare;

import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The largest account that AWS allows, 5,000 users, of which some 600 fail in something.
final class LargeAccount {
    static final int USERS = 5000;

    private LargeAccount() {}

    /// An audit of it, saved as JSON.
    static Program audit(Place place, PracticeServer practice, Path saved) {
        return new Program(
                List.of(
                        place.lockstep(),
                        "audit",
                        "--quiet",
                        "--baseline",
                        practice.baseline(),
                        "--format",
                        "json",
                        "--output",
                        saved.toString(),
                        "--force"),
                practice.environment(),
                place.folder("work"),
                Set.of(1));
    }

    /// How many users something fails of.
    static long failingUsers(Path saved) {
        try {
            return JsonFile.parse("the audit", Files.readString(saved))
                    .object("an audit")
                    .objects("findings", "a finding")
                    .stream()
                    .filter(finding -> finding.text("status").equals("fail"))
                    .flatMap(finding -> finding.optionalText("owner").stream())
                    .distinct()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
