package dev.lockstep.report;

import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What people read about a control: its page of help, and the list of all.
public final class ControlPage {
    private static final int ID = 25;
    private static final int SEVERITY = 10;

    private final TextReport.Look look;

    public ControlPage(TextReport.Look look) {
        this.look = look;
    }

    /// All controls, by step.
    public String list() {
        var out = new StringBuilder();
        for (Step step : Step.values()) {
            String title =
                    step.number() == 0
                            ? step.title() + " (step 0)"
                            : "Step " + step.number() + ": " + step.title();
            out.append(out.isEmpty() ? "" : "\n").append(look.heading(title));
            for (Control control : ControlCatalog.all()) {
                ControlInfo info = control.info();
                if (info.step() == step) {
                    out.append(Paragraph.cell(info.id(), ID)).append(title(info));
                }
            }
        }
        return out.toString();
    }

    private String title(ControlInfo info) {
        int room = look.width() - ID - SEVERITY;
        return room < 30
                ? info.severity().id() + "\n" + Paragraph.of(info.title(), look.width(), "  ", "  ")
                : Paragraph.cell(info.severity().id(), SEVERITY)
                        + Paragraph.cut(info.title(), room)
                        + "\n";
    }

    /// The page of one control.
    ///
    /// @throws IllegalArgumentException if there is no control of this id
    public String page(String id) {
        Control control =
                ControlCatalog.byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("no control " + id));
        ControlInfo info = control.info();
        var out = new StringBuilder(new HelpText(look).rendered(markdown(control)));
        out.append('\n')
                .append(
                        Paragraph.of(
                                "Control "
                                        + info.id()
                                        + ", step "
                                        + info.step().number()
                                        + ", severity "
                                        + info.severity().id()
                                        + references(info)
                                        + ".",
                                look.width()));
        info.differs()
                .ifPresent(how ->
                        out.append(
                                Paragraph.of(
                                        "Where it differs from the check of Prowler: " + how + ".",
                                        look.width())));
        return out.toString();
    }

    private static String references(ControlInfo info) {
        return info.references().isEmpty()
                ? ""
                : "; "
                        + info.references().entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + " " + String.join(", ", entry.getValue()))
                                .collect(Collectors.joining("; "));
    }

    /// The page of one control as Markdown, line by line; none where this version has no such
    /// control.
    public static List<String> markdown(String id) {
        return ControlCatalog.byId(id).map(ControlPage::markdown).orElse(List.of());
    }

    private static List<String> markdown(Control control) {
        String name = control.info().id().toLowerCase(Locale.ROOT) + ".md";
        try (InputStream in = control.getClass().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no page of help: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
