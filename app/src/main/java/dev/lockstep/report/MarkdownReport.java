package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Tally;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.FrameworkRecord;
import dev.lockstep.record.PasswordPolicyRecord;
import dev.lockstep.record.PersonRecord;
import dev.lockstep.record.SinceRecord;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An audit as GitHub Flavored Markdown, for the summary of a pipeline or an issue: the eight steps
/// with the count of every status, what to do first, what fails, what is not known, what was
/// accepted. Long lists are cut, and say so, unless all is asked for.
public final class MarkdownReport implements AuditReport {
    /// How many findings of one control stand before the rest is counted: a summary on GitHub may
    /// have 1 MiB (GitHub Docs, "Workflow commands", job summaries).
    private static final int SHOWN = 20;

    private static final int FIRST_THINGS = 5;

    private final boolean all;

    /// @param all whether every finding is listed, those that pass too
    public MarkdownReport(boolean all) {
        this.all = all;
    }

    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        var page = new Page(out);
        head(audit, page);
        steps(audit, page);
        if (audit.since().isPresent()) {
            since(audit.since().get(), page);
        }
        first(audit, page);
        if (audit.framework().isPresent()) {
            framework(audit, audit.framework().get(), page);
        }
        if (audit.passwordPolicy().isPresent()) {
            passwordPolicy(audit.passwordPolicy().get(), page);
        }
        people(audit, page);
        findings(audit, page);
        notices(audit, page);
    }

    /// Markdown, line by line.
    private static final class Page {
        private final Writer out;

        Page(Writer out) {
            this.out = out;
        }

        void line(String line) throws IOException {
            out.write(line);
            out.write('\n');
        }

        void heading(String title) throws IOException {
            line("");
            line("## " + title);
            line("");
        }

        void row(String... cells) throws IOException {
            line("| " + String.join(" | ", cells) + " |");
        }

        void header(String... titles) throws IOException {
            row(titles);
            line("|" + " --- |".repeat(titles.length));
        }
    }

    private static void head(AuditRecord audit, Page page) throws IOException {
        String alias =
                audit.account()
                        .alias()
                        .map(name -> " (" + MarkdownText.line(name) + ")")
                        .orElse("");
        page.line(
                "# Lockstep audit of AWS account "
                        + MarkdownText.line(audit.account().id().orElse("(id unknown)"))
                        + alias);
        page.line("");
        if (audit.account().practice()) {
            page.line("**A practice account, no account of AWS.**");
            page.line("");
        }
        String taken =
                audit.takenAt()
                        .map(when -> "Answers of " + seconds(when) + ", judged as of ")
                        .orElse("Judged as of ");
        page.line(taken + seconds(audit.judgedAt()) + ".");
        page.line("");
        page.line(headline(audit));
    }

    private static Instant seconds(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String headline(AuditRecord audit) {
        long unknown = audit.count(Status.UNDETERMINED);
        return "**"
                + Priorities.headline(audit)
                + ".**"
                + (unknown > 0 ? " Not known: " + unknown + "." : "");
    }

    private static void steps(AuditRecord audit, Page page) throws IOException {
        page.heading("The eight steps");
        page.header(
                "Step", "", "To mend", "Not known", "By hand", "Accepted", "Hold", "Do not apply");
        for (Step step : Step.values()) {
            if (audit.isAsked(step)) {
                Tally tally = audit.tally(step);
                page.row(
                        step.number() == 0 ? "–" : Integer.toString(step.number()),
                        step.title(),
                        count(tally, Status.FAIL),
                        count(tally, Status.UNDETERMINED),
                        count(tally, Status.MANUAL),
                        count(tally, Status.EXCEPTED),
                        count(tally, Status.PASS),
                        count(tally, Status.NOT_APPLICABLE));
            }
        }
    }

    private static String count(Tally tally, Status status) {
        return Integer.toString(tally.of(status));
    }

    private void since(SinceRecord since, Page page) throws IOException {
        page.heading("Since " + seconds(since.judgedAt()));
        page.header("", "Count");
        for (SinceRecord.Kind kind : SinceRecord.Kind.values()) {
            page.row(words(kind), Integer.toString(since.of(kind).size()));
        }
        if (!since.sameBaseline()) {
            page.line("");
            page.line("What is wanted (lockstep.yaml) was not the same then.");
        }
        for (SinceRecord.Kind kind : SinceRecord.Kind.values()) {
            List<SinceRecord.Change> changes = since.of(kind);
            if (changes.isEmpty() || (kind == SinceRecord.Kind.STILL && !all)) {
                continue;
            }
            page.line("");
            page.line("**" + words(kind) + "**");
            page.line("");
            int limit = all ? changes.size() : Math.min(SHOWN, changes.size());
            for (SinceRecord.Change change : changes.subList(0, limit)) {
                page.line(
                        "- "
                                + MarkdownText.code(change.control().id())
                                + " "
                                + MarkdownText.line(change.summary()));
            }
            more(changes.size() - limit, page);
        }
    }

    private static String words(SinceRecord.Kind kind) {
        return switch (kind) {
            case NEW -> "New";
            case FIXED -> "Fixed";
            case STILL -> "Still there";
            case UNKNOWABLE -> "No longer knowable";
        };
    }

    private static void more(int left, Page page) throws IOException {
        if (left > 0) {
            page.line("- and " + left + " more");
        }
    }

    private static void first(AuditRecord audit, Page page) throws IOException {
        List<FindingRecord> priorities = Priorities.of(audit.findings());
        if (priorities.isEmpty()) {
            return;
        }
        page.heading("What to do first");
        int number = 0;
        for (FindingRecord finding :
                priorities.subList(0, Math.min(FIRST_THINGS, priorities.size()))) {
            page.line(
                    ++number
                            + ". **"
                            + finding.severity().id()
                            + "** "
                            + MarkdownText.line(finding.summary())
                            + finding.remedy()
                                    .map(remedy -> " " + MarkdownText.line(remedy.text()))
                                    .orElse(""));
            List<String> commands =
                    finding.remedy().map(FindingRecord.RemedyRecord::aws).orElse(List.of());
            for (String command : commands) {
                // A command that cannot be shown as it is must not be pasted as something else.
                if (Printable.isPlain(command)) {
                    page.line("   - " + MarkdownText.code(command));
                }
            }
        }
    }

    private static void framework(AuditRecord audit, FrameworkRecord framework, Page page)
            throws IOException {
        page.heading(MarkdownText.line(framework.name()) + ", identity section");
        page.header("Id", "Recommendation", "Controls", "To mend", "Not known", "Hold");
        for (FrameworkRecord.Recommendation one : framework.recommendations()) {
            if (one.isCovered()) {
                Tally tally =
                        Tally.of(
                                audit.findings().stream()
                                        .filter(f -> one.controls().contains(f.control().id()))
                                        .map(FindingRecord::status));
                page.row(
                        MarkdownText.line(one.id()),
                        MarkdownText.line(one.title()),
                        String.join(", ", one.controls()),
                        count(tally, Status.FAIL),
                        count(tally, Status.UNDETERMINED),
                        count(tally, Status.PASS));
            }
        }
        page.line("");
        page.line("Not covered by this audit:");
        page.line("");
        for (FrameworkRecord.Recommendation one : framework.recommendations()) {
            if (!one.isCovered()) {
                page.line(
                        "- "
                                + MarkdownText.line(one.id() + " " + one.title())
                                + (one.note().isEmpty()
                                        ? ""
                                        : ". " + MarkdownText.line(one.note())));
            }
        }
    }

    private static void passwordPolicy(PasswordPolicyRecord policy, Page page) throws IOException {
        page.heading("The password policy");
        if (policy.unknown().isPresent()) {
            page.line("It is not known: " + MarkdownText.line(policy.unknown().get()) + ".");
            return;
        }
        if (policy.awsDefault()) {
            page.line("The account has no policy of its own; AWS's default is in force.");
            page.line("");
        }
        page.header("", "Setting", "Now", "Wanted", "Who will feel it");
        for (PasswordPolicyRecord.Setting setting : policy.settings()) {
            page.row(
                    StepSection.word(setting.status()),
                    MarkdownText.line(setting.name()),
                    MarkdownText.line(setting.now()),
                    MarkdownText.line(setting.wanted()),
                    MarkdownText.line(setting.felt()));
        }
        Optional<String> command = policy.command().filter(Printable::isPlain);
        if (command.isPresent()) {
            page.line("");
            page.line("One command sets all of it: " + MarkdownText.code(command.get()));
        }
    }

    private void people(AuditRecord audit, Page page) throws IOException {
        List<PersonRecord> people = audit.people();
        if (people.isEmpty()) {
            return;
        }
        page.heading("People");
        page.header("Person", "In a group", "No keys", "Password", "Current", "MFA");
        int limit = all ? people.size() : Math.min(SHOWN, people.size());
        for (PersonRecord person : people.subList(0, limit)) {
            var cells = new ArrayList<String>();
            cells.add(MarkdownText.line(person.user()));
            person.lines().forEach(line -> cells.add(holds(line.holds())));
            page.row(cells.toArray(String[]::new));
        }
        if (limit < people.size()) {
            page.line("");
            page.line("And " + (people.size() - limit) + " more.");
        }
    }

    private static String holds(PersonRecord.Holds holds) {
        return switch (holds) {
            case YES -> "yes";
            case NO -> "**no**";
            case UNKNOWN -> "?";
        };
    }

    private void findings(AuditRecord audit, Page page) throws IOException {
        for (Status status : Status.values()) {
            boolean quiet = status == Status.PASS || status == Status.NOT_APPLICABLE;
            List<FindingRecord> findings =
                    audit.findings().stream().filter(one -> one.status() == status).toList();
            if (findings.isEmpty() || (quiet && !all)) {
                continue;
            }
            page.heading(title(status));
            page.header("Step", "Severity", "Control", "What");
            Map<String, Integer> left = new LinkedHashMap<>();
            Map<String, Integer> shown = new LinkedHashMap<>();
            for (FindingRecord finding : findings) {
                String control = finding.control().id();
                if (!all && shown.merge(control, 1, Integer::sum) > SHOWN) {
                    left.merge(control, 1, Integer::sum);
                } else {
                    page.row(
                            Integer.toString(finding.control().step().number()),
                            finding.severity().id(),
                            control,
                            MarkdownText.line(finding.summary()) + accepted(finding));
                }
            }
            if (!left.isEmpty()) {
                page.line("");
                for (var entry : left.entrySet()) {
                    page.line("- and " + entry.getValue() + " more of " + entry.getKey());
                }
            }
        }
    }

    private static String accepted(FindingRecord finding) {
        return finding.exception()
                .map(one ->
                        " Accepted until "
                                + one.until()
                                + " by "
                                + MarkdownText.line(one.owner())
                                + ": "
                                + MarkdownText.line(one.reason()))
                .orElse("");
    }

    private static String title(Status status) {
        return switch (status) {
            case PASS -> "What holds";
            case FAIL -> "To mend";
            case UNDETERMINED -> "Not known";
            case MANUAL -> "For a person to look at";
            case NOT_APPLICABLE -> "What does not apply";
            case EXCEPTED -> "Accepted";
        };
    }

    private static void notices(AuditRecord audit, Page page) throws IOException {
        if (audit.notices().isEmpty()) {
            return;
        }
        page.heading("Good to know");
        for (String notice : audit.notices()) {
            page.line("- " + MarkdownText.line(notice));
        }
    }
}
