package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Run;
import dev.lockstep.evidence.Bundle;
import dev.lockstep.evidence.SigningKey;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.statefolder.StateFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The evidence of a run: written, checked with and without Lockstep, and altered.
class EvidenceTest {
    @TempDir static Path made;
    private static byte[] evidence = {};

    @TempDir Path folder;

    private static Run run(Path folder, Map<String, String> environment, String... arguments) {
        var all = new HashMap<String, String>(environment);
        all.put("LOCKSTEP_HOME", made.resolve("state").toString());
        return InProcess.run(all, Served.QUICK, folder, List.of(arguments));
    }

    @BeforeAll
    static void make() throws IOException {
        try (Served served = Served.of(AccountShape.WORST.make(4, 1, Served.now()))) {
            Run apply =
                    run(
                            made,
                            served.environment(),
                            "apply",
                            "--step",
                            "1",
                            "--yes",
                            "--account",
                            "389600411232");
            assertThat(apply.status()).as(apply.out() + apply.err()).isZero();
        }
        String id =
                new JsonMapper()
                        .readTree(run(made, Map.of(), "runs", "--format", "json").out())
                        .get("runs")
                        .get(0)
                        .get("id")
                        .asString();
        Run written = run(made, Map.of(), "evidence", id, "--output", "evidence.zip");
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.err()).contains("SHA256:", "the journal ends with the hash");
        evidence = Files.readAllBytes(made.resolve("evidence.zip"));
    }

    @AfterAll
    static void forget() {
        evidence = new byte[0];
    }

    @BeforeEach
    void copy() throws IOException {
        Files.write(folder.resolve("evidence.zip"), evidence);
        Files.write(folder.resolve("public-key.pem"), files().get("public-key.pem"));
    }

    private static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(evidence))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var crc = new CRC32();
                crc.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Run verify(byte[] zip, String... more) throws IOException {
        Files.write(folder.resolve("other.zip"), zip);
        var line = new java.util.ArrayList<>(List.of("evidence", "verify", "other.zip"));
        line.addAll(List.of(more));
        return run(folder, Map.of(), line.toArray(String[]::new));
    }

    @Test
    void without_a_signer_it_is_3_and_whose_key_it_is_is_told() throws IOException {
        Run verify = verify(evidence);
        assertThat(verify.status()).as(verify.out()).isEqualTo(3);
        assertThat(verify.out()).contains("Nothing was altered", "SHA256:");
    }

    @Test
    void with_the_right_signer_it_is_0_and_with_another_1() throws IOException {
        assertThat(verify(evidence, "--signer", "public-key.pem").status()).isZero();
        Files.writeString(
                folder.resolve("other.pem"),
                """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PUBLIC KEY-----
                """);
        Run other = verify(evidence, "--signer", "other.pem");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.out()).contains("not of the key that was asked for");
        Files.writeString(folder.resolve("no.pem"), "no key");
        assertThat(verify(evidence, "--signer", "no.pem").status()).isEqualTo(65);
    }

    @Test
    void any_changed_byte_is_found() throws IOException {
        int step = Math.max(1, evidence.length / 97);
        for (int at = 0; at < evidence.length; at += step) {
            byte[] changed = evidence.clone();
            changed[at] ^= 1;
            Run verify = verify(changed);
            assertThat(verify.status()).as("byte %d: %s", at, verify.out()).isIn(1, 65);
            assertThat(verify.out() + verify.err()).doesNotContain("bug");
        }
    }

    @Test
    void a_changed_file_is_named_also_where_the_zip_is_well_formed() throws IOException {
        for (String name : files().keySet()) {
            Map<String, byte[]> changed = files();
            byte[] bytes = changed.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);
            Run verify = verify(zip(changed));
            assertThat(verify.status()).as(name).isEqualTo(1);
            assertThat(verify.out()).as(name).contains(name);
        }
    }

    @Test
    void an_added_a_missing_and_a_doubled_file_are_named() throws IOException {
        Map<String, byte[]> more = files();
        more.put("notes.txt", new byte[] {1});
        assertThat(verify(zip(more)).out()).contains("notes.txt was added");
        for (String name : files().keySet()) {
            Map<String, byte[]> fewer = files();
            fewer.remove(name);
            Run verify = verify(zip(fewer));
            assertThat(verify.status()).as(name).isEqualTo(1);
            assertThat(verify.out()).as(name).contains(name);
        }
        Map<String, byte[]> path = files();
        path.put("../../journal.jsonl", new byte[] {1});
        Run verify = verify(zip(path));
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("../../journal.jsonl was added");
        assertThat(verify(zip(files())).out()).contains("the archive around the files");
    }

    @Test
    void what_is_no_evidence_is_65_and_a_bomb_is_not_unpacked() throws IOException {
        assertThat(verify(new byte[0]).status()).isEqualTo(65);
        assertThat(verify("no zip".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(65);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("journal.jsonl"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 600; i++) {
                zip.write(zeros);
            }
        }
        Run bomb = verify(bytes.toByteArray());
        assertThat(bomb.status()).isEqualTo(65);
        assertThat(bomb.err()).hasLineCount(1).contains("larger than");
    }

    /// What an archive says of the size of its files is not believed either.
    @Test
    void a_bomb_that_says_that_it_is_small_is_not_unpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("journal.jsonl"));
            zip.write(new byte[1 << 24]);
        }
        byte[] liar = bytes.toByteArray();
        int central = last(liar, new byte[] {'P', 'K', 1, 2});
        liar[central + 24] = 9;
        liar[central + 25] = 0;
        liar[central + 26] = 0;
        liar[central + 27] = 0;
        Run verify = verify(liar);
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("ALTERED: ").doesNotContain("Exception");
    }

    private static int last(byte[] bytes, byte[] mark) {
        for (int at = bytes.length - mark.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void an_archive_that_is_cut_off_is_named_damaged_wherever_it_ends() throws IOException {
        for (int i = 1; i < 12; i++) {
            Run verify = verify(Arrays.copyOf(evidence, evidence.length * i / 12));
            assertThat(verify.status()).as(verify.err()).isEqualTo(1);
            assertThat(verify.out()).contains("the archive itself is damaged");
        }
        Run verify = verify(Arrays.copyOf(evidence, evidence.length - 1));
        assertThat(verify.status()).isEqualTo(1);
    }

    @Test
    void a_name_that_stands_there_twice_is_told() throws IOException {
        Map<String, byte[]> more = files();
        more.put("plan.jsoX", "{}".getBytes(StandardCharsets.UTF_8));
        String twice =
                new String(zip(more), StandardCharsets.ISO_8859_1)
                        .replace("plan.jsoX", "plan.json");
        Run verify = verify(twice.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("plan.json");
    }

    @Test
    void a_byte_of_each_file_changed_in_the_archive_as_it_is_names_that_file() throws IOException {
        String archive = new String(evidence, StandardCharsets.ISO_8859_1);
        for (var file : files().entrySet()) {
            int begin = archive.indexOf(new String(file.getValue(), StandardCharsets.ISO_8859_1));
            for (int at : List.of(0, file.getValue().length / 3, file.getValue().length - 1)) {
                byte[] changed = evidence.clone();
                changed[begin + at] ^= 1;
                Run verify = verify(changed);
                assertThat(verify.status()).isEqualTo(1);
                assertThat(verify.out()).as("%s at %d", file.getKey(), at).contains(file.getKey());
            }
        }
    }

    /// Signed anew by a key of their own, as anybody can who has the evidence.
    private Run forged(String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> files = files();
        for (String made :
                List.of("README.txt", "public-key.pem", "manifest.sha256", "manifest.sig")) {
            files.remove(made);
        }
        files.compute(
                name,
                (_, bytes) ->
                        change.apply(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        SigningKey key = SigningKey.of(StateFolder.at(folder.resolve("forger")));
        return verify(new Bundle(new LinkedHashMap<>(files)).signed(key));
    }

    @Test
    void files_that_do_not_belong_together_are_named_whoever_signed_them() throws IOException {
        assertThat(forged("plan.json", text -> text).status()).isEqualTo(3);
        for (String name : List.of("before.json", "after.json", "plan.json", "run.json")) {
            Run verify = forged(name, text -> text + " ");
            assertThat(verify.status()).as(name).isEqualTo(1);
            assertThat(verify.out()).as(name).contains(name);
        }
        Run line =
                forged(
                        "journal.jsonl",
                        text -> text.replaceFirst("\"change\":\"c1\"", "\"change\":\"c2\""));
        assertThat(line.status()).isEqualTo(1);
        assertThat(line.out()).contains("journal.jsonl");
        Run deep = forged("journal.jsonl", text -> "[".repeat(200_000) + "\n" + text);
        assertThat(deep.status()).isEqualTo(1);
        assertThat(deep.out()).contains("journal.jsonl:1: this line was altered").hasLineCount(1);
        Run nul = forged("run.json", _ -> "\0");
        assertThat(nul.status()).isEqualTo(1);
        assertThat(nul.out()).hasLineCount(1).contains("run.json");
    }

    @Test
    void the_summary_says_what_was_wrong_what_was_seen_afterwards_and_how_to_check_it()
            throws IOException {
        assertThat(new String(files().get("summary.html"), StandardCharsets.UTF_8))
                .contains(
                        "afterwards as audited again",
                        "Passwords are long enough",
                        "What remains, as audited afterwards",
                        "seen 20",
                        "openssl pkeyutl -verify");
    }

    @Test
    void the_summary_tells_it_without_a_script() throws IOException {
        String page = new String(files().get("summary.html"), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("389600411232", "Set the whole password policy", "SHA256:")
                .doesNotContain("<script", "http://www", "src=");
    }

    @Test
    void the_key_is_its_owners_alone_and_in_no_file_of_the_evidence() throws IOException {
        Path key = made.resolve("state/keys/evidence-ed25519.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        for (var file : files().entrySet()) {
            assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
                    .as(file.getKey())
                    .doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void openssl_and_sha256sum_check_it_as_its_README_says()
            throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/openssl")).exists();
        for (var file : files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> commands =
                Files.readString(folder.resolve("README.txt"))
                        .lines()
                        .filter(line -> line.matches(" {4}(sha256sum|openssl|tail) .*"))
                        .map(String::strip)
                        .toList();
        assertThat(commands).hasSize(4);
        var reader =
                new ProcessBuilder("/bin/sh", "-e", "-c", String.join("\n", commands))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        reader.environment().clear();
        reader.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        Process shell = reader.start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(out).isZero();
        assertThat(out).contains("Signature Verified Successfully", "journal.jsonl: OK");
        String told = run(folder, Map.of(), "evidence", "verify", "evidence.zip").out();
        List<String> hashes =
                out.lines()
                        .filter(line -> line.matches("[0-9a-f]{64}  -"))
                        .map(l -> l.substring(0, 64))
                        .toList();
        assertThat(hashes).hasSize(2).allMatch(told::contains);
    }
}
