package dev.lockstep.collect;

import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonValue;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;

/// The credential report: as decoded CSV, as iam get-credential-report prints it, or both. Where
/// both hold rows they must be the same ones, so that no row is given the time of another report.
final class CredentialReportFile {
    static final String CSV = "credential-report.csv";
    static final String JSON = "credential-report.json";

    private CredentialReportFile() {}

    static void read(FolderReads reads) {
        Optional<JsonFields> answer = reads.object(JSON, "the answer of get-credential-report");
        Optional<SortedMap<String, Row>> inAnswer = answer.flatMap(CredentialReportFile::content);
        Optional<SortedMap<String, Row>> decoded =
                reads.files()
                        .text(CSV)
                        .map(text -> CredentialReportCsv.read(reads.files().called(CSV), text));
        if (inAnswer.isPresent() && decoded.isPresent() && !inAnswer.equals(decoded)) {
            throw BadInput.in(
                    reads.files().called(CSV),
                    "other rows than in " + JSON + "; expected the same report in both");
        }
        Optional<Instant> generated = answer.flatMap(one -> one.date("GeneratedTime"));
        Optional<SortedMap<String, Row>> rows = inAnswer.or(() -> decoded);
        if (answer.isPresent() && rows.isEmpty()) {
            answer.get().required("Content");
        }
        rows.ifPresent(found ->
                reads.value(
                        ReadKey.CREDENTIAL_REPORT,
                        Read.known(
                                new CredentialReport(generated, found), source(reads, generated))));
    }

    private static Source source(FolderReads reads, Optional<Instant> generated) {
        String name = ReadKey.CREDENTIAL_REPORT.name();
        return generated.isPresent()
                ? Source.of(name, generated)
                : new Source(name, reads.asOf(CSV), true);
    }

    private static Optional<SortedMap<String, Row>> content(JsonFields answer) {
        return answer.value("Content")
                .map(value -> {
                    String content = answer.file().text(value, "the report, as text or in base64");
                    String name = answer.file().name() + " (Content)";
                    return CredentialReportCsv.read(
                            name,
                            isCsv(content)
                                    ? plain(content)
                                    : decoded(content, name, value, answer));
                });
    }

    /// Base64 has no comma, and every real report has one in its first line.
    private static boolean isCsv(String content) {
        return content.indexOf(',') >= 0
                || plain(content)
                        .lines()
                        .findFirst()
                        .map(String::strip)
                        .equals(Optional.of("user"));
    }

    private static String plain(String content) {
        return content.startsWith("\uFEFF") ? content.substring(1) : content;
    }

    private static String decoded(String content, String name, JsonValue value, JsonFields answer) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(content.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw answer.file()
                    .problem(
                            value.at(),
                            "text that is neither base64 nor a report; expected the Content of"
                                    + " get-credential-report");
        }
        return InputText.decode(bytes, name);
    }
}
