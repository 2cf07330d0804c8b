package dev.lockstep.cli;

import dev.lockstep.redact.Redaction;
import dev.lockstep.redact.RedactionKey;
import dev.lockstep.report.Printable;
import dev.lockstep.statefolder.StateFolder;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether what is written is for others to see.
public final class RedactOptions {
    @Option(
            names = "--redact",
            description =
                    "Put pseudonyms in the place of names, ids and e-mails, so that others may see"
                            + " it; the same ones in every run.")
    private boolean redact;

    private Optional<String> passing = Optional.empty();

    /// Whether pseudonyms are wanted.
    public boolean isWanted() {
        return redact;
    }

    /// What puts the pseudonyms in, if they are wanted.
    public Optional<Redaction> redaction(Console console) {
        if (!redact) {
            return Optional.empty();
        }
        RedactionKey key =
                RedactionKey.in(StateFolder.named(console.environment(), console.directory()));
        passing = key.passing();
        return Optional.of(new Redaction(key.key()));
    }

    /// Says what was done.
    ///
    /// @param what such as `this report`
    public void tell(Console console, String what) {
        console.err()
                .println(
                        "lockstep: names, ids and e-mails in "
                                + what
                                + " are pseudonyms "
                                + passing.map(why ->
                                                "for this run only: "
                                                        + Printable.line(why)
                                                        + ", so no key is kept and the next run"
                                                        + " gives others")
                                        .orElse(
                                                "by the key redaction/key of the state folder;"
                                                        + " whoever has that key can find names by"
                                                        + " trying them"));
    }
}
