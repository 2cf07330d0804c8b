package dev.lockstep.report;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.FrameworkRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The identity sections of the frameworks that an audit can be ordered by: those of the CIS AWS
/// Foundations Benchmark.
///
/// Ids are the benchmark's own (its versions 3.0, 5.0, 6.0 and 7.0); titles are in our words.
public final class Frameworks {
    private static final String FILE = "frameworks.tsv";

    private Frameworks() {}

    /// The ids, the newest first.
    public static Set<String> ids() {
        var ids = new LinkedHashSet<String>();
        rows().reversed().forEach(row -> ids.add(row.framework()));
        return ids;
    }

    /// A line of the file.
    private record Row(String framework, String id, String title, String note) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3]);
        }
    }

    /// The audit in the order of a framework: findings by its recommendations, then those which it
    /// has elsewhere or not at all, as they were.
    ///
    /// @param id one of [#ids()]
    public static AuditRecord order(AuditRecord audit, String id) {
        List<FrameworkRecord.Recommendation> recommendations =
                rows().stream()
                        .filter(row -> row.framework().equals(id))
                        .map(row ->
                                new FrameworkRecord.Recommendation(
                                        row.id(), row.title(), judging(audit, id, row), row.note()))
                        .toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < recommendations.size(); i++) {
            places.put(recommendations.get(i).id(), i);
        }
        var ordered = new ArrayList<>(audit.findings());
        ordered.sort(
                Comparator.comparingInt(
                        finding -> place(finding, id, places, recommendations.size())));
        return audit.by(new FrameworkRecord(id, name(id), recommendations), List.copyOf(ordered));
    }

    private static int place(
            FindingRecord finding, String id, Map<String, Integer> places, int last) {
        return finding.control().references().getOrDefault(id, List.of()).stream()
                .map(places::get)
                .flatMap(place -> Optional.ofNullable(place).stream())
                .min(Comparator.naturalOrder())
                .orElse(last);
    }

    private static List<String> judging(AuditRecord audit, String id, Row row) {
        return audit.controls().stream()
                .filter(control ->
                        control.references().getOrDefault(id, List.of()).contains(row.id()))
                .map(ControlRecord::id)
                .toList();
    }

    private static String name(String id) {
        return "CIS AWS Foundations Benchmark " + id.substring("cis-".length());
    }

    private static List<Row> rows() {
        try (InputStream in = Frameworks.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
