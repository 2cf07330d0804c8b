package dev.lockstep.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.wire.CaseRun;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.PracticeAccount;
import dev.lockstep.wire.Venv;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Follows printed advice: an audit over the wire, its commands as they are printed, and whether
/// the next audit says what they promise.
class AdviceWorksTest {
    /// Pasted into a real shell with the real `aws`: quotes, broken lines, several commands.
    private static final List<String> PASTED =
            List.of("security-contact", "password-length", "cloudshell-restricted");

    @TempDir Path folder;

    @Test
    void on_moto_each_advice_does_what_it_promises() throws Exception {
        Venv venv = Venv.require("advice on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"));
                Gaps gaps = Gaps.before(moto.endpoint())) {
            Bench bench =
                    Bench.at(venv, gaps.endpoint(), CaseRun.Login.ANY, folder.resolve("account"));
            bench.build("trail", "organization", "quarantine");
            follow(bench, Row.Server.MOTO);
        }
    }

    @Test
    void on_a_practice_account_each_advice_that_moto_cannot_try_does_what_it_promises()
            throws Exception {
        Venv venv = Venv.require("advice on a practice account");
        try (PracticeAccount practice = PracticeAccount.start()) {
            Bench bench =
                    Bench.at(
                            venv,
                            practice.server().endpoint(),
                            practice.login(),
                            folder.resolve("account"));
            bench.build("service-credentials", "self-service");
            // An old password that was never used would be replaced, not changed.
            try (PracticeAccount used =
                    practice.after(state -> state.signedIn("visitor", Instant.now()))) {
                Bench visited = bench.on(used.server().endpoint());
                follow(visited, Row.Server.PRACTICE_BY_REPORT);
                follow(visited, Row.Server.PRACTICE);
            }
        }
    }

    private static void follow(Bench bench, Row.Server server) throws Exception {
        String saved = "before-" + server;
        List<Row> rows = Promises.ALL.stream().filter(row -> row.on() == server).toList();
        JsonNode before = audit(bench, server, saved);
        List<String> wrong = new ArrayList<>();
        Map<Row, List<List<String>>> commands = new LinkedHashMap<>();
        for (Row row : rows) {
            Optional<JsonNode> finding = failing(before, row);
            if (finding.isEmpty()) {
                wrong.add(row + " does not fail: " + find(before, row));
                continue;
            }
            List<List<String>> words = words(finding.get());
            commands.put(row, words);
            if (!Printed.operations(words).equals(row.operations())) {
                wrong.add(row + " advises " + Printed.operations(words));
            }
            wrong.addAll(
                    Printed.faults(row, bench.printed(saved, row.control()), allOf(before, row)));
        }
        assertThat(wrong).isEmpty();
        List<List<String>> once =
                commands.entrySet().stream()
                        .filter(entry -> !isPasted(entry.getKey(), server))
                        .flatMap(entry -> entry.getValue().stream())
                        .distinct()
                        .toList();
        for (Row row : rows) {
            if (isPasted(row, server)) {
                Shell.paste(bench.printed(saved, row.control()), bench.environment());
            }
        }
        var did = new LinkedHashMap<List<String>, Bench.Outcome>();
        List<Bench.Outcome> outcomes = bench.run(once);
        for (int i = 0; i < once.size(); i++) {
            did.put(once.get(i), outcomes.get(i));
        }
        JsonNode after = audit(bench, server, "after-" + server);
        for (Row row : rows) {
            List<Bench.Outcome> own =
                    commands.getOrDefault(row, List.of()).stream()
                            .flatMap(words -> Stream.ofNullable(did.get(words)))
                            .toList();
            wrong.addAll(Kept.faults(row, own, failing(before, row), find(after, row)));
        }
        wrong.addAll(Kept.faults(bench, rows));
        assertThat(wrong).isEmpty();
    }

    /// The findings, and the answers that they rest on as a folder.
    private static JsonNode audit(Bench bench, Row.Server server, String folder) throws Exception {
        bench.save(folder);
        return switch (server) {
            case MOTO, PRACTICE -> bench.audit();
            case PRACTICE_BY_REPORT -> {
                bench.forget(folder);
                yield bench.saved(folder);
            }
        };
    }

    private static boolean isPasted(Row row, Row.Server server) {
        return server == Row.Server.MOTO && PASTED.contains(row.control());
    }

    private static List<List<String>> words(JsonNode finding) throws Exception {
        return Shell.words(
                String.join(
                        "\n",
                        finding.at("/remedy/aws").valueStream().map(JsonNode::asString).toList()));
    }

    /// The commands of every failing finding of the same control.
    private static List<List<List<String>>> allOf(JsonNode findings, Row row) throws Exception {
        var all = new ArrayList<List<List<String>>>();
        for (JsonNode finding : findings) {
            if (isOf(row, finding) && isFail(finding)) {
                all.add(words(finding));
            }
        }
        return all;
    }

    private static Optional<JsonNode> failing(JsonNode findings, Row row) {
        return find(findings, row).stream().filter(AdviceWorksTest::isFail).findFirst();
    }

    private static boolean isFail(JsonNode finding) {
        return finding.get("status").asString().equals("fail");
    }

    private static boolean isOf(Row row, JsonNode finding) {
        return finding.get("control").asString().equals(row.control());
    }

    private static List<JsonNode> find(JsonNode findings, Row row) {
        return findings.valueStream()
                .filter(finding -> isOf(row, finding))
                .filter(finding ->
                        row.subject().equals(Row.ACCOUNT)
                                || finding.at("/subject/name").asString().equals(row.subject())
                                || finding.at("/subject/name")
                                        .asString()
                                        .endsWith("/" + row.subject())
                                || finding.get("owner").asString("").equals(row.subject()))
                .toList();
    }
}
