package dev.lockstep.redact;

import static dev.lockstep.redact.Rules.date;
import static dev.lockstep.redact.Rules.object;
import static dev.lockstep.redact.Rules.oneOf;
import static dev.lockstep.redact.Rules.text;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.ReadKey;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.redact.Rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a snapshot, written anew with pseudonyms: what Lockstep reads of each, and nothing
/// else.
public final class SnapshotRedaction {
    private static final String HEAD = "snapshot.json";
    private static final String REPORT = "credential-report.csv";
    private static final String REPORT_ANSWER = "credential-report.json";

    /// Where the second credential report of a folder would say other things than the first.
    private static final String CALLED = "the redacted answers";

    private final Redactor redactor;
    private final Map<String, Rule> rules = new HashMap<>();

    SnapshotRedaction(Redactor redactor) {
        this.redactor = redactor;
        var identities = new IdentityRules(redactor);
        rules.put(HEAD, head());
        rules.putAll(identities.files());
        rules.putAll(new AroundRules(redactor, identities.document()).files());
    }

    /// The files with pseudonyms.
    ///
    /// @throws dev.lockstep.input.BadInput if they are not the files of a snapshot
    SnapshotFiles.InMemory redacted(SnapshotFiles files) {
        Answers answers = SnapshotFolder.read(files);
        var texts = new HashMap<String, String>();
        for (String file : SnapshotFolder.FILES) {
            Rule rule = rules.get(file);
            if (rule != null) {
                files.text(file)
                        .map(text -> JsonFile.parse(files.called(file), text).root())
                        .flatMap(rule::of)
                        .ifPresent(value -> texts.put(file, value.toJson() + "\n"));
            }
        }
        answers.get(ReadKey.CREDENTIAL_REPORT)
                .found()
                .ifPresent(report -> texts.putAll(report(files, report)));
        return new SnapshotFiles.InMemory(CALLED, texts);
    }

    private Map<String, String> report(SnapshotFiles files, CredentialReport report) {
        String csv = new ReportRedaction(redactor).csv(report);
        var texts = new HashMap<String, String>();
        if (files.has(REPORT)) {
            texts.put(REPORT, csv);
        }
        if (files.has(REPORT_ANSWER)) {
            var members = new ArrayList<Member>();
            members.add(new Member(0, "Content", new JsonText(0, csv)));
            members.add(new Member(0, "ReportFormat", new JsonText(0, "text/csv")));
            report.generated()
                    .ifPresent(time ->
                            members.add(
                                    new Member(
                                            0, "GeneratedTime", new JsonText(0, time.toString()))));
            texts.put(REPORT_ANSWER, new JsonObject(0, members).toJson() + "\n");
        }
        return texts;
    }

    /// Whose the answers are and when they were given, and that names in them are pseudonyms.
    private Rule head() {
        Names names = redactor.names;
        Rule kept =
                object(
                        Map.of(
                                "schema",
                                oneOf(names, "lockstep/snapshot/1"),
                                "lockstep",
                                text(version -> version.matches("[0-9.]{1,20}") ? version : "0"),
                                "account",
                                text(names::account),
                                "partition",
                                text(names::partition),
                                "takenAt",
                                date(),
                                "region",
                                text(names::region),
                                "reads",
                                SnapshotRedaction::reads));
        return value ->
                kept.of(value)
                        .map(head -> {
                            var members = new ArrayList<>(((JsonObject) head).members());
                            members.add(new Member(0, "redacted", new JsonBoolean(0, true)));
                            return new JsonObject(0, members);
                        });
    }

    /// Files are named here with and without their extension.
    private static Optional<JsonValue> reads(JsonValue value) {
        if (!(value instanceof JsonObject(int _, List<Member> given))) {
            return Optional.empty();
        }
        Rule read = object(Map.of("asOf", date()));
        var members = new ArrayList<Member>();
        for (Member member : given) {
            boolean isFile =
                    SnapshotFolder.FILES.stream()
                            .anyMatch(file ->
                                    file.equals(member.name())
                                            || file.startsWith(member.name() + "."));
            if (isFile) {
                read.of(member.value())
                        .ifPresent(one -> members.add(new Member(0, member.name(), one)));
            }
        }
        return Optional.of(new JsonObject(0, members));
    }
}
