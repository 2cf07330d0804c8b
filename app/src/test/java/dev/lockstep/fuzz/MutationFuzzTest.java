package dev.lockstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mutates good files by a seeded generator for some seconds each (`-Dfuzz.seconds=600` and
/// `-Dfuzz.seed=7` look further): nothing but a refusal comes out, and nothing hangs.
class MutationFuzzTest {
    private static final long SECONDS = Long.getLong("fuzz.seconds", 10);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long HANG_NANOS = 5_000_000_000L;
    private static final int MOST = 100_000;

    @ParameterizedTest
    @EnumSource
    void whatever_the_bytes_only_a_refusal_comes_out(Readers reader) throws IOException {
        var random = new Random(SEED);
        byte[] seed = seed(reader);
        assertThat(reader.read(seed)).as("the seed itself is good").isTrue();
        byte[][] corpus = new byte[64][];
        Arrays.fill(corpus, seed);
        int taken = 0;
        int tried = 0;
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            byte[] bytes = corpus[random.nextInt(corpus.length)];
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes = mutated(bytes, random);
            }
            long start = System.nanoTime();
            boolean good = tried(reader, bytes);
            assertThat(System.nanoTime() - start).as(() -> "hangs").isLessThan(HANG_NANOS);
            tried++;
            if (good) {
                taken++;
                // What is still taken is worth changing further.
                corpus[random.nextInt(corpus.length)] = bytes;
            }
        }
        assertThat(tried).isGreaterThan(100);
        assertThat(taken).isPositive().isLessThan(tried);
    }

    private static boolean tried(Readers reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(
                    "%s: %s for %d bytes: %s%n%s",
                    reader,
                    e,
                    bytes.length,
                    HexFormat.of().formatHex(bytes),
                    new String(bytes, StandardCharsets.UTF_8),
                    e);
        }
    }

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "[[[[[[[[[[",
        "\"",
        ":",
        ",",
        "null",
        "true",
        "-1",
        "1e999",
        "99999999999",
        "\\u0000",
        "\\ud800",
        "\u202e",
        "\ufeff",
        "\r",
        "\n",
        "\n  ",
        "\t",
        "&a ",
        "*a",
        "!!int ",
        "<<: ",
        "? ",
        "| ",
        "> ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "# ",
        "N/A",
        "2026-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "9999-12-31",
        "*",
        "%7B",
        "%",
        "=",
        "arn:aws:iam::123456789012:user/",
        "arn:",
        ":::::",
        "<root_account>",
        "AssumeRolePolicyDocument",
    };

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(7)) {
            case 0 -> joined(bytes, at, at + length, new byte[0]);
            case 1 -> joined(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 2 -> joined(bytes, at, at, piece(random));
            case 3 -> joined(bytes, at, at + length, piece(random));
            case 4 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                yield joined(bytes, at, at + length, noise);
            }
            case 5 -> {
                int other = random.nextInt(bytes.length + 1);
                byte[] moved =
                        Arrays.copyOfRange(bytes, other, Math.min(bytes.length, other + length));
                yield joined(bytes, at, at, moved);
            }
            default -> random.nextInt(20) == 0 ? Arrays.copyOf(bytes, at) : bytes;
        };
    }

    private static byte[] piece(Random random) {
        String piece = PIECES[random.nextInt(PIECES.length)];
        int times = random.nextInt(100) == 0 ? 1 + random.nextInt(3000) : 1;
        return piece.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int start, int end, byte[] middle) {
        byte[] made = new byte[start + middle.length + bytes.length - end];
        System.arraycopy(bytes, 0, made, 0, start);
        System.arraycopy(middle, 0, made, start, middle.length);
        System.arraycopy(bytes, end, made, start + middle.length, bytes.length - end);
        return made.length == 0 || made.length > MOST ? bytes : made;
    }

    private static byte[] seed(Readers reader) throws IOException {
        String demo = "/dev/lockstep/demo/account/";
        return switch (reader) {
            case REPORT -> resource(demo + "credential-report.csv");
            case DETAILS -> resource(demo + "account-authorization-details.json");
            case DENIED ->
                    """
                    [{"operation": "iam:ListUsers", "code": "AccessDenied", "message": "no"},
                     {"operation": "iam:ListMFADevices", "code": "Throttling", "message": "", "user": "a"},
                     {"operation": "access-analyzer:ListAnalyzers", "code": "X", "message": "", "region": "r"}]
                    """
                            .getBytes(StandardCharsets.UTF_8);
            case AUDIT ->
                    """
                    {"schema": "lockstep/audit/1", "lockstep": "0.1.0", "takenAt": null,
                     "account": {"id": "111122223333", "partition": "aws", "practice": true},
                     "judgedAt": "2026-11-20T09:30:00Z", "baseline": [], "notices": ["a"],
                     "reads": [{"name": "x", "state": "known", "asOf": null, "detail": ""}],
                     "people": [{"user": "a", "status": "fail", "sheet":
                       [{"line": "mfa", "holds": "no", "wanted": "an MFA device"}]}],
                     "passwordPolicy": {"unknown": null, "awsDefault": true, "settings": [],
                       "command": null},
                     "since": null, "framework": null,
                     "findings": [{"control": "root-mfa", "step": 2, "severity": "critical",
                       "status": "excepted", "subject": {"kind": "root", "name": "r", "arn": null},
                       "owner": null, "summary": "No MFA.", "evidence":
                         {"a": {"value": ["1", "2"], "source": "x", "asOf": "2026-11-20T09:30:00Z"}},
                       "remedy": {"kind": "x", "text": "y", "command": null, "aws": ["aws z"]},
                       "exception": {"reason": "r", "owner": "o", "until": "2026-12-31", "line": 3},
                       "references": {"cis-7.0": ["2.5"]}}]}
                    """
                            .getBytes(StandardCharsets.UTF_8);
            case TRAILS -> resource(demo + "trails.json");
            // Without the files that it leads to.
            case YAML ->
                    new String(
                                    resource("/dev/lockstep/lockstepfile/example.yaml"),
                                    StandardCharsets.UTF_8)
                            .replaceAll("(?m)^extends:.*$", "")
                            .replace(", inline: {extra: policies/extra.json}", "")
                            .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MutationFuzzTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
