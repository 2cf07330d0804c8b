package dev.lockstep.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.record.run.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files of the evidence of a run, and the zip that they make: nothing is compressed, no time
/// and no owner is in it, so that the same files always make the same bytes.
///
/// @param files by name, in their order; without the manifest and what follows from it
public record Bundle(SequencedMap<String, byte[]> files) {
    /// The hash of each file, in the form of `sha256sum`.
    static final String MANIFEST = "manifest.sha256";

    /// The signature of the manifest: 64 bytes.
    static final String SIGNATURE = "manifest.sig";

    static final String KEY = "public-key.pem";
    static final String README = "README.txt";

    /// Which of the eight steps were left out, and why; missing where none was.
    static final String SKIPS = "guide.json";

    static final String SUMMARY = "summary.html";

    /// The earliest time that a zip can hold.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    public Bundle {
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    /// The zip, signed.
    public byte[] signed(SigningKey key) {
        var all = new LinkedHashMap<String, byte[]>();
        all.put(README, readme(key.open().fingerprint()).getBytes(UTF_8));
        all.putAll(files);
        all.put(KEY, key.open().pem().getBytes(UTF_8));
        byte[] manifest = manifest(all);
        all.put(MANIFEST, manifest);
        all.put(SIGNATURE, key.sign(manifest));
        return zip(all);
    }

    private static byte[] manifest(Map<String, byte[]> files) {
        var lines = new StringBuilder();
        files.forEach((name, bytes) ->
                lines.append(Sha256.of(bytes)).append("  ").append(name).append('\n'));
        return lines.toString().getBytes(UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var crc = new CRC32();
                crc.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String readme(String fingerprint) {
        return """
        The evidence of one run of Lockstep on an AWS account

        summary.html     what was done, to be read in a browser; it holds no script
        before.json      the audit of the account before the run
        plan.json        the plan as it was shown and agreed to
        run.json         the account, who carried it out, and each write
        journal.jsonl    what was done, a line each: before each call, after it, and what was seen
        after.json       the audit afterwards (missing where the run did not come to its end)
        guide.json       which of the eight steps somebody left out, who, when and why (missing where
                         none was)
        manifest.sha256  the SHA-256 hash of each file
        manifest.sig     the Ed25519 signature of manifest.sha256
        public-key.pem   the key that it was signed with

        To check it without Lockstep, unpack it into an empty folder, and there:

            sha256sum --check --strict manifest.sha256
            openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.sha256 -sigfile manifest.sig

        The first says that no file was altered, the second that the manifest was signed with the key in
        public-key.pem. Whose key that is, no file can say of itself: ask whoever made the run for the
        fingerprint of the key, over another way. It should be

            %s

        and this prints the same digits:

            openssl pkey -pubin -in public-key.pem -outform DER | sha256sum

        With Lockstep: lockstep evidence verify FILE.zip --signer PUBLIC-KEY

        Each line of journal.jsonl holds under "previous" the SHA-256 hash of the line before; the first
        that of run.json, which holds that of plan.json. The first line holds that of before.json too,
        and the last that of after.json. When the run ended, Lockstep printed the hash of
        the last line. If it was noted elsewhere then, this proves that the journal is the one of that
        time, whoever signed it later:

            tail -n 1 journal.jsonl | tr -d '\\n' | sha256sum
        """
                .formatted(fingerprint);
    }
}
