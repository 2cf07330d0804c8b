package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md says what is there.
class ArchitectureTest {
    private static final Pattern NAMED = Pattern.compile("^(?: {2}(dev\\.[a-z.]+)|([a-z]+)/)\\s");
    private static final Pattern METHOD = Pattern.compile("^\\d\\. `(\\w+)\\.(\\w+)`.*");

    private final Page page = Page.of("ARCHITECTURE.md");

    @Test
    void the_tree_names_every_package_that_exists_and_no_other() throws IOException {
        var named = new TreeMap<String, Set<String>>();
        String module = "";
        for (String line : page.blocks("packages").getFirst().lines()) {
            var match = NAMED.matcher(line);
            assertThat(match.find()).as(line).isTrue();
            if (match.group(2) != null) {
                module = match.group(2);
                named.put(module, new TreeSet<>());
            } else {
                named.get(module).add(match.group(1));
            }
        }
        var existing = new TreeMap<String, Set<String>>();
        for (String name : List.of("policy", "core", "app")) {
            existing.put(name, packages(Page.root().resolve(name).resolve("src/main/java")));
        }
        assertThat(named).isEqualTo(existing);
    }

    @Test
    void the_methods_to_start_with_exist() throws IOException {
        List<String> methods =
                page.lines().stream().filter(line -> METHOD.matcher(line).matches()).toList();
        assertThat(methods).hasSize(7);
        for (String line : methods) {
            var match = METHOD.matcher(line);
            assertThat(match.matches()).isTrue();
            String source = Files.readString(source(match.group(1)));
            assertThat(source).as(line).containsPattern("\\b" + match.group(2) + "\\(");
        }
    }

    private static Set<String> packages(Path sources) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString())
                    .forEach(folder -> found.add(folder.replace('/', '.').replace('\\', '.')));
        }
        return found;
    }

    private static Path source(String type) throws IOException {
        for (String module : List.of("policy", "core", "app")) {
            try (var files = Files.walk(Page.root().resolve(module).resolve("src/main/java"))) {
                var found = files.filter(file -> file.endsWith(type + ".java")).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new AssertionError("there is no " + type + ".java");
    }
}
