package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.root.Passage;
import java.util.List;

/// Says sentences: where the answer is text, as a part of it; else to whoever watches.
final class RootTalk {
    private final Console console;
    private final boolean isText;

    RootTalk(Console console, boolean isText) {
        this.console = console;
        this.isText = isText;
    }

    /// A sentence or a few; hostile text in them is made safe.
    void say(String sentences) {
        print(Paragraph.of(Printable.line(sentences), console.width()));
    }

    void say(List<String> all) {
        all.forEach(this::say);
    }

    /// An empty line, then a title.
    void title(String title) {
        print("\n" + Paragraph.of(Printable.line(title), console.width()));
    }

    void passages(List<Passage> all) {
        all.forEach(this::passage);
    }

    /// A passage, after an empty line.
    void passage(Passage passage) {
        title(passage.title());
        int number = 0;
        for (String line : passage.lines()) {
            number++;
            String first =
                    switch (passage.form()) {
                        case TEXT -> "  ";
                        case LIST -> "  - ";
                        case STEPS -> "%3d. ".formatted(number);
                    };
            print(
                    Paragraph.of(
                            Printable.line(line),
                            console.width(),
                            first,
                            " ".repeat(first.length())));
        }
    }

    void print(String text) {
        if (isText) {
            console.out().print(text);
            console.out().flush();
        } else if (console.isErrorTerminal()) {
            console.err().print(text);
            console.err().flush();
        }
    }
}
