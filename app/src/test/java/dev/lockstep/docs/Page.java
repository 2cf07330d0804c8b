package dev.lockstep.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page of the project's documents.
///
/// @param name its path from the root of the project
public record Page(String name, List<String> lines) {

    /// A fenced block.
    ///
    /// @param label what the HTML comment on the line before it says, such as `audit.json`
    public record Block(Optional<String> label, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    public static Page of(String name) {
        try {
            return new Page(name, Files.readAllLines(root().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pages that tell people how to use the program.
    static List<Page> forUsers() {
        var pages = new ArrayList<Page>();
        pages.add(of("README.md"));
        try (var files = Files.list(root().resolve("docs"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .forEach(name -> pages.add(of("docs/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    /// The folder that holds README.md, whichever folder the tests are started in.
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("README.md"))) {
            at = at.getParent();
        }
        return at;
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                Optional<String> label = i == 0 ? Optional.empty() : label(lines.get(i - 1));
                int end = i + 1;
                while (!lines.get(end).startsWith("```")) {
                    end++;
                }
                blocks.add(new Block(label, lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    /// The blocks whose label begins so.
    List<Block> blocks(String label) {
        return blocks().stream()
                .filter(block -> block.label().filter(own -> own.startsWith(label)).isPresent())
                .toList();
    }

    private static Optional<String> label(String line) {
        return line.startsWith("<!-- ") && line.endsWith(" -->")
                ? Optional.of(line.substring("<!-- ".length(), line.length() - " -->".length()))
                : Optional.empty();
    }
}
