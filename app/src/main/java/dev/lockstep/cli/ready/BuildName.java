package dev.lockstep.cli.ready;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commit that a build was made from, and its date: the same sources give the same name. The
/// build asks git for it; nothing that runs does.
///
/// @param project the folder of the project
record BuildName(Path project) {
    static final String UNKNOWN = "unknown (not made from a git commit)";

    /// Such as `1234abcd5678 of 2026-11-25`, and whether sources have changed since.
    String text() {
        Optional<Path> top = git("rev-parse", "--show-toplevel").map(Path::of);
        if (top.filter(this::isProject).isEmpty()) {
            return UNKNOWN;
        }
        return git("show", "--no-patch", "--abbrev=12", "--format=%h of %cs", "HEAD")
                .map(commit -> commit + (isChanged() ? ", with changes" : ""))
                .orElse(UNKNOWN);
    }

    /// A copy of the sources may lie within the repository of something else.
    private boolean isProject(Path top) {
        return top.toAbsolutePath().equals(project.toAbsolutePath().normalize());
    }

    private boolean isChanged() {
        return git("status", "--porcelain", "--untracked-files=no").isPresent();
    }

    /// What git says; nothing if it says nothing, refuses, or is not there.
    private Optional<String> git(String... words) {
        var line = new ArrayList<>(List.of("git", "-C", project.toString()));
        line.addAll(List.of(words));
        try {
            Process git =
                    new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            return git.waitFor() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
