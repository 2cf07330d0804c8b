package dev.lockstep.report.html;

import dev.lockstep.control.Evidence;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.PersonRecord;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every finding as data in blocks that no browser runs: one for each control, one for what they
/// share, one for the people. The script reads them one after another when it has time.
///
/// A control's findings stand in columns, and what repeats stands once and is named by its number:
///
/// | member | holds |
/// |---|---|
/// | `status` | a letter for each finding: f(ail) u(ndetermined) m(anual) e(xcepted) p(ass) n(ot applicable) |
/// | `subject` | for each the number of its subject in the shared block |
/// | `summary`, `summaries` | for each the number of its sentence; the sentences, names as places |
/// | `evidence`, `lists`, `facts` | for each the number of its list; lists of numbers of facts; facts as name, value, source and time |
/// | `remedies` | by the number of the finding: text and commands; a command that is not printable is null |
/// | `missing`, `exceptions` | by the number of the finding |
///
/// All texts are printable; `<`, `>` and `&` are escaped, so that nothing ends a block.
final class FindingData {
    private final Writer out;
    private final Moments moments;
    private final Numbered<Subject> subjects = new Numbered<>();
    private final Numbered<String> words = new Numbered<>();
    private final Numbered<Instant> times = new Numbered<>();

    FindingData(Writer out, Moments moments) {
        this.out = out;
        this.moments = moments;
    }

    void write(AuditRecord audit, List<ControlFindings> controls) throws IOException {
        for (ControlFindings control : controls) {
            start("data-" + control.number());
            try (var json = new DataJson(out)) {
                control(control, json);
            }
            end();
        }
        start("data-people");
        try (var json = new DataJson(out)) {
            people(audit.people(), json);
        }
        end();
        start("data-shared");
        try (var json = new DataJson(out)) {
            shared(json);
        }
        end();
    }

    private void start(String id) throws IOException {
        out.write("<script type=\"application/json\" id=\"" + id + "\">");
    }

    private void end() throws IOException {
        out.write("</script>\n");
    }

    static char letter(Status status) {
        return switch (status) {
            case FAIL -> 'f';
            case UNDETERMINED -> 'u';
            case MANUAL -> 'm';
            case EXCEPTED -> 'e';
            case PASS -> 'p';
            case NOT_APPLICABLE -> 'n';
        };
    }

    private void control(ControlFindings control, DataJson json) {
        List<FindingRecord> findings = control.findings();
        var status = new StringBuilder(findings.size());
        var subject = new int[findings.size()];
        var summary = new int[findings.size()];
        var evidence = new int[findings.size()];
        var summaries = new Numbered<String>();
        var facts = new Numbered<FactKey>();
        var lists = new Numbered<List<Integer>>();
        for (int i = 0; i < findings.size(); i++) {
            FindingRecord finding = findings.get(i);
            status.append(letter(finding.status()));
            subject[i] = subjects.of(finding.subject());
            summary[i] = summaries.of(NamePlaces.in(finding.summary(), finding.subject()));
            evidence[i] = lists.of(facts(finding, facts));
        }
        json.object();
        json.text("id", Printable.line(control.control().id()));
        json.text("status", status.toString());
        json.numbers("subject", subject);
        json.numbers("summary", summary);
        json.texts("summaries", summaries.all());
        json.numbers("evidence", evidence);
        json.array("lists");
        for (List<Integer> list : lists.all()) {
            json.numbers(list);
        }
        json.endArray();
        json.array("facts");
        for (FactKey fact : facts.all()) {
            fact(fact, json);
        }
        json.endArray();
        sparse(findings, json);
        json.endObject();
    }

    /// A fact with places for names, as it is told.
    private record FactKey(int name, String kind, List<String> value, int source, int time) {}

    private List<Integer> facts(FindingRecord finding, Numbered<FactKey> facts) {
        var list = new Integer[finding.evidence().size()];
        for (int i = 0; i < list.length; i++) {
            FindingRecord.Fact fact = finding.evidence().get(i);
            list[i] =
                    facts.of(
                            new FactKey(
                                    words.of(Printable.line(fact.name())),
                                    kind(fact.value()),
                                    told(fact.value(), finding.subject()),
                                    number(fact.source().map(Printable::line), words),
                                    number(fact.asOf(), times)));
        }
        return List.of(list);
    }

    private static <T> int number(Optional<T> value, Numbered<T> numbers) {
        return value.map(numbers::of).orElse(-1);
    }

    /// `text` and `list` come from outside; `word` is ours.
    private static String kind(Evidence.Value value) {
        return switch (value) {
            case Evidence.Value.Text _ -> "text";
            case Evidence.Value.Texts _ -> "list";
            case Evidence.Value.Count _,
                    Evidence.Value.Flag _,
                    Evidence.Value.Moment _,
                    Evidence.Value.None _,
                    Evidence.Value.Unknown _ ->
                    "word";
        };
    }

    private List<String> told(Evidence.Value value, Subject subject) {
        return switch (value) {
            case Evidence.Value.Text(String text) -> List.of(NamePlaces.in(text, subject));
            case Evidence.Value.Texts(List<String> texts) ->
                    texts.stream().map(text -> NamePlaces.in(text, subject)).toList();
            case Evidence.Value.Count(long count) -> List.of(Long.toString(count));
            case Evidence.Value.Flag(boolean flag) -> List.of(flag ? "yes" : "no");
            case Evidence.Value.Moment(Instant when) ->
                    List.of(moments.exact(when) + ", " + moments.age(when));
            case Evidence.Value.None _ -> List.of("none");
            case Evidence.Value.Unknown(String because) ->
                    List.of("not known: " + NamePlaces.in(because, subject));
        };
    }

    private static void fact(FactKey fact, DataJson json) {
        json.array();
        json.number(fact.name());
        switch (fact.kind()) {
            case "list" -> json.texts(fact.value());
            case "word" -> {
                json.object();
                json.text("word", fact.value().getFirst());
                json.endObject();
            }
            default -> json.text(fact.value().getFirst());
        }
        json.number(fact.source());
        json.number(fact.time());
        json.endArray();
    }

    /// What few findings have.
    private static void sparse(List<FindingRecord> findings, DataJson json) {
        json.object("remedies");
        for (int i = 0; i < findings.size(); i++) {
            FindingRecord finding = findings.get(i);
            if (finding.remedy().isPresent()) {
                remedy(i, finding.remedy().get(), finding.subject(), json);
            }
        }
        json.endObject();
        json.object("missing");
        for (int i = 0; i < findings.size(); i++) {
            List<String> missing = findings.get(i).missing();
            if (!missing.isEmpty()) {
                json.texts(Integer.toString(i), missing.stream().map(Printable::line).toList());
            }
        }
        json.endObject();
        json.object("exceptions");
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).exception().isPresent()) {
                FindingRecord.ExceptionRecord one = findings.get(i).exception().get();
                json.texts(
                        Integer.toString(i),
                        List.of(
                                one.until().toString(),
                                Printable.line(one.owner()),
                                Printable.line(one.reason())));
            }
        }
        json.endObject();
    }

    private static void remedy(
            int number, FindingRecord.RemedyRecord remedy, Subject subject, DataJson json) {
        json.array(Integer.toString(number));
        json.text(NamePlaces.in(remedy.text(), subject));
        for (String command : remedy.aws()) {
            if (Printable.isPlain(command)) {
                json.text(NamePlaces.in(command, subject));
            } else {
                json.none();
            }
        }
        json.endArray();
    }

    /// Names in the order of the table, and a letter (y, n, u) for each line of a sheet.
    private static void people(List<PersonRecord> people, DataJson json) {
        json.array();
        for (PersonRecord person : people) {
            var sheet = new StringBuilder();
            for (PersonRecord.SheetLine line : person.lines()) {
                sheet.append(line.holds().id().charAt(0));
            }
            json.text(Printable.line(person.user()));
            json.text(sheet.toString());
        }
        json.endArray();
    }

    private void shared(DataJson json) {
        json.object();
        json.texts("words", words.all());
        json.array("times");
        for (Instant time : times.all()) {
            json.texts(List.of(time.toString(), moments.exact(time), moments.age(time)));
        }
        json.endArray();
        json.array("subjects");
        for (Subject subject : subjects.all()) {
            json.array();
            json.text(subject.kind().id());
            json.text(Printable.line(subject.name()));
            json.text(subject.arn().map(arn -> NamePlaces.in(arn, subject)).orElse(""));
            json.text(subject.owner().map(Printable::line).orElse(""));
            json.endArray();
        }
        json.endArray();
        json.endObject();
    }
}
