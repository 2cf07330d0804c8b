package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.wire.Differences.Difference;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Cases from AWS's documents, through clients that nobody here wrote, against servers.
class WireCasesTest {
    @TempDir Path folder;

    @Test
    void the_practice_account_answers_each_case_as_the_documents_say() throws Exception {
        Venv venv = Venv.require("wire cases on a practice account");
        try (PracticeAccount practice = PracticeAccount.start()) {
            CaseRun run = CaseRun.on(practice.server().endpoint(), practice.login(), venv, folder);
            assertThat(run.why()).isEmpty();
            assertThat(run.passed()).isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void moto_differs_from_the_documents_exactly_where_the_list_says_so() throws Exception {
        Venv venv = Venv.require("wire cases on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            compare("moto", CaseRun.on(moto.endpoint(), CaseRun.Login.ANY, venv, folder));
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "emulators.all",
            matches = "true",
            disabledReason = "./test --long compares a second emulator")
    void ministack_differs_from_the_documents_exactly_where_the_list_says_so() throws Exception {
        Venv venv = Venv.require("wire cases on ministack");
        try (Emulator ministack = Emulator.ministack(venv, folder.resolve("server"))) {
            compare("ministack", CaseRun.on(ministack.endpoint(), CaseRun.Login.ANY, venv, folder));
        }
    }

    private static void compare(String emulator, CaseRun run) throws Exception {
        var listed = new TreeSet<String>();
        for (Difference one : Differences.read()) {
            if (one.emulator().equals(emulator)) {
                listed.add(one.wireCase());
                assertThat(one.instead()).as(one.wireCase()).isNotBlank();
                assertThat(one.document()).as(one.wireCase()).isNotBlank();
            }
        }
        assertThat(run.passed() + run.why().size()).isGreaterThanOrEqualTo(200);
        var unlisted = new java.util.TreeMap<>(run.why());
        unlisted.keySet().removeAll(listed);
        assertThat(unlisted).as("differs, and is not in differences.tsv").isEmpty();
        listed.removeAll(run.why().keySet());
        assertThat(listed).as("is in differences.tsv, but passes").isEmpty();
    }
}
