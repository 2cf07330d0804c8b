package dev.lockstep.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tar that the build wrote is taken apart, looked at, and run.
class ImageTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PROJECT = TARGET.getParent().getParent();
    private static final Path TAR = TARGET.resolve("lockstep-image.tar");
    private static final Instant TIME = Instant.parse(System.getProperty("image.timestamp"));

    /// The AWS account of the tests: a lone report of one user.
    private static final String REPORT =
            """
            user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
            <root_account>,arn:aws:iam::111122223333:root,2024-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            łukasz,arn:aws:iam::111122223333:user/łukasz,2024-01-01T00:00:00+00:00,true,no_information,2024-01-01T00:00:00+00:00,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            """;

    @TempDir static Path folder;

    private static Unpacked image;

    @BeforeAll
    static void take_the_image_apart() throws IOException {
        image = Unpacked.of(TAR, Files.createDirectory(folder.resolve("root")));
        Files.createDirectories(image.root().resolve("proc"));
        // As `docker run --read-only` has it: what is mounted at /work can be written, no more.
        set_writable(false);
        assertThat(image.root().resolve("work").toFile().setWritable(true)).isTrue();
    }

    @AfterAll
    static void let_it_be_deleted() throws IOException {
        set_writable(true);
    }

    private static void set_writable(boolean writable) throws IOException {
        try (Stream<Path> all = Files.walk(image.root())) {
            for (Path one : all.toList()) {
                assertThat(one.toFile().setWritable(writable)).as(one.toString()).isTrue();
            }
        }
    }

    @Test
    void it_runs_as_nobody_in_particular_and_says_what_it_is() {
        var config = image.config().get("config");
        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(config.get("WorkingDir").asText()).isEqualTo("/work");
        assertThat(image.environment()).containsEntry("HOME", "/home/lockstep");
        assertThat(image.environment().keySet())
                .isSubsetOf("HOME", "LANG", "PATH")
                .noneMatch(name -> name.contains("AWS"));
        assertThat(image.entrypoint()).endsWith("-jar", "/opt/lockstep/lockstep.jar");
        assertThat(config.get("Labels").get("org.opencontainers.image.version").asText())
                .isEqualTo(System.getProperty("image.version"));
        assertThat(image.config().get("created").asText()).isEqualTo(TIME.toString());
    }

    @Test
    void it_holds_lockstep_its_libraries_a_runtime_and_the_C_library_and_nothing_else() {
        assertThat(image.entries())
                .filteredOn(entry -> !entry.isFolder())
                .extracting(Unpacked.Entry::name)
                .allMatch(
                        name ->
                                name.matches(
                                        "opt/lockstep/(LICENSE|lockstep\\.jar"
                                                + "|lib/[a-z0-9.-]+\\.jar|runtime/.*)"
                                                + "|(usr/)?lib(64)?/([a-z0-9_]+-linux-gnu/)?"
                                                + "(ld-linux-[a-z0-9-]+\\.so\\.[0-9]"
                                                + "|lib(c|m|dl|pthread|rt)\\.so\\.[0-9])"
                                                + "|etc/passwd|usr/share/doc/libc6/copyright"),
                        "is expected");
    }

    @Test
    void nobody_can_change_it_and_it_has_no_shell_no_links_and_no_clock() {
        for (Unpacked.Entry entry : image.entries()) {
            assertThat(entry.isLink()).as(entry.name()).isFalse();
            assertThat(entry.user() + entry.group()).as(entry.name()).isZero();
            assertThat(entry.mode() & 07022).as(entry.name()).isZero();
            assertThat(entry.name()).doesNotMatch("(.*/)?(ba|da|z)?sh|.*busybox.*");
            if (!entry.isFolder()) {
                assertThat(entry.time()).as(entry.name()).isEqualTo(TIME.getEpochSecond());
            }
        }
    }

    @Test
    void the_libraries_are_those_that_the_program_was_built_with() throws IOException {
        try (Stream<Path> jars = Files.list(PROJECT.resolve("app/target/lib"))) {
            assertThat(names("opt/lockstep/lib/"))
                    .containsExactlyInAnyOrderElementsOf(
                            jars.map(jar -> jar.getFileName().toString()).toList());
        }
        assertThat(names("opt/lockstep/lib/"))
                .noneMatch(name ->
                        name.matches(
                                "(junit|assertj|archunit|jqwik|jib|guava|jazzer|json-schema|databind).*"));
    }

    @Test
    void nothing_of_this_machine_and_no_test_is_in_it() throws IOException {
        var telling =
                new ArrayList<>(
                        List.of(PROJECT.toString(), System.getProperty("user.home") + "/."));
        String host = InetAddress.getLocalHost().getHostName();
        if (host.length() > 5) {
            telling.add(host);
        }
        int looked = 0;
        for (Unpacked.Entry entry : image.entries()) {
            if (entry.name().endsWith(".jar")) {
                for (Unpacked.Entry part : parts(entry)) {
                    looked++;
                    says_none(telling, entry.name() + "!" + part.name(), part.content());
                    assertThat(part.name()).doesNotMatch("dev/lockstep/.*Test(\\$.*)?\\.class");
                }
            } else {
                says_none(telling, entry.name(), entry.content());
            }
        }
        assertThat(looked).isGreaterThan(5000);
    }

    @Test
    void a_second_build_gives_the_same_bytes() throws Exception {
        Path again = folder.resolve("again.tar");
        var second =
                new ImageTar(
                        System.getProperty("image.base"),
                        PROJECT,
                        folder.resolve("again"),
                        System.getProperty("image.version"),
                        TIME);
        second.write(again);
        assertThat(Files.mismatch(TAR, again)).isEqualTo(-1);
    }

    @Test
    void on_another_base_it_brings_lockstep_alone_and_takes_the_Java_of_the_base()
            throws Exception {
        Path tar = folder.resolve("based.tar");
        new ImageTar("tar://" + TAR, PROJECT, folder.resolve("based"), "0", TIME).write(tar);
        Unpacked based = Unpacked.of(tar, Files.createDirectory(folder.resolve("based-root")));
        assertThat(based.entrypoint()).startsWith("java").endsWith("/opt/lockstep/lockstep.jar");
        assertThat(based.config().get("config").get("User").asText()).isEqualTo("65532:65532");
        List<Unpacked.Entry> added =
                based.entries().subList(image.entries().size(), based.entries().size());
        assertThat(added)
                .filteredOn(entry -> !entry.isFolder())
                .extracting(Unpacked.Entry::name)
                .contains("opt/lockstep/lockstep.jar")
                .allMatch(name -> name.matches("opt/lockstep/(LICENSE|(lib/)?[a-z0-9.-]+\\.jar)"));
    }

    @Test
    void it_says_its_version() throws Exception {
        Ended ended = run(Map.of(), "--version");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("lockstep " + System.getProperty("image.version"));
        assertThat(ended.status()).isZero();
    }

    @Test
    void it_judges_a_saved_report_of_the_folder_that_is_mounted() throws Exception {
        Files.writeString(image.root().resolve("work/report.csv"), REPORT);
        Ended ended =
                run(Map.of(), "audit", "--from", "report.csv", "--now", "2026-01-01T00:00:00Z");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("Lockstep audit of AWS account 111122223333", "łukasz");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void it_writes_to_the_mounted_folder_and_nowhere_else() throws Exception {
        assertThat(run(Map.of(), "init").status()).isZero();
        assertThat(image.root().resolve("work/lockstep.yaml")).isNotEmptyFile();
        if (can_be_root_of_its_own()) {
            Ended ended = run(Map.of(), "init", "--output", "/opt/lockstep.yaml");
            assertThat(ended.err()).contains("cannot write /opt/lockstep.yaml");
            assertThat(ended.status()).isEqualTo(64);
        }
        Files.delete(image.root().resolve("work/lockstep.yaml"));
    }

    @Test
    void its_demo_serves_a_practice_account_and_asks_it_with_the_AWS_SDK() throws Exception {
        Ended ended = run(Map.of(), "demo");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("A practice account, no account of AWS.", "Step 8");
        assertThat(ended.status()).isZero();
    }

    private static List<String> names(String under) {
        return image.entries().stream()
                .filter(entry -> !entry.isFolder() && entry.name().startsWith(under))
                .map(entry -> entry.name().substring(under.length()))
                .toList();
    }

    private static void says_none(List<String> telling, String where, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (String one : telling) {
            assertThat(text.contains(one)).as(where + " says " + one).isFalse();
        }
        assertThat(SECRET.matcher(text).find()).as(where + " holds a secret").isFalse();
    }

    private static final Pattern SECRET =
            Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/]{40}|aws_secret_access_key\\s*=\\s*[A-Za-z0-9+/]{40}");

    private static List<Unpacked.Entry> parts(Unpacked.Entry jar) throws IOException {
        var parts = new ArrayList<Unpacked.Entry>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar.content()))) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                parts.add(
                        new Unpacked.Entry(
                                entry.getName(), 0, 0, 0, false, false, 0, zip.readAllBytes()));
            }
        }
        return parts;
    }

    private record Ended(int status, String out, String err) {}

    /// Runs the image as a container runtime would: its entrypoint and environment, with its files
    /// as the root and no others. Where this machine does not let anybody do that, the same program
    /// runs from the folder, on the C library of the machine.
    private static Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> entrypoint = image.entrypoint();
        String java = entrypoint.getFirst();
        var words = new ArrayList<String>();
        boolean alone = can_be_root_of_its_own();
        if (alone) {
            words.addAll(ALONE);
            words.add("--root=" + image.root());
            words.add("--wd=" + image.config().get("config").get("WorkingDir").asText());
            words.addAll(entrypoint);
        } else {
            System.out.println("not alone: this machine lets nobody change the root");
            words.add(image.root() + java);
            entrypoint.stream()
                    .skip(1)
                    .map(word -> word.startsWith("/") ? image.root() + word : word)
                    .forEach(words::add);
        }
        words.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        var builder =
                new ProcessBuilder(words)
                        .directory(image.root().resolve("work").toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(image.environment());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends").isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static final List<String> ALONE =
            List.of(
                    "/usr/bin/unshare",
                    "--user",
                    "--map-user=65532",
                    "--map-group=65532",
                    "--pid",
                    "--fork",
                    "--mount-proc");

    private static boolean can_be_root_of_its_own() throws IOException, InterruptedException {
        if (!Files.exists(Path.of(ALONE.getFirst()))) {
            return false;
        }
        var words = new ArrayList<>(ALONE);
        words.add("--root=" + image.root());
        words.add(image.entrypoint().getFirst());
        words.add("-version");
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
