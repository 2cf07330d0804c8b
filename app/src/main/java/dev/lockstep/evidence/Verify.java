package dev.lockstep.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.apply.JournalFit;
import dev.lockstep.apply.PlanFit;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.record.guide.SkipsFormat;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.run.HeadFormat;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.KeptAudits;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.record.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Verifies the evidence of a run. Nothing is unpacked to disk; the file may come from anywhere.
public final class Verify {
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    /// As a zip begins.
    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    private static final int MAX_FILES = 100;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([a-z0-9A-Z.-]{1,60})");
    private static final List<String> EXPECTED =
            List.of(
                    Bundle.README,
                    "plan.json",
                    "before.json",
                    "run.json",
                    "journal.jsonl",
                    "after.json",
                    Bundle.SKIPS,
                    Bundle.SUMMARY,
                    Bundle.KEY,
                    Bundle.MANIFEST,
                    Bundle.SIGNATURE);

    /// What is not in the evidence of every run.
    private static final Set<String> OPTIONAL = Set.of("after.json", Bundle.SKIPS);

    private final List<String> faults = new ArrayList<>();
    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    private Optional<String> run = Optional.empty();
    private Optional<String> hash = Optional.empty();

    private Verify() {}

    /// Verifies a file.
    ///
    /// @param name what messages call it
    /// @param meant the key that must have signed it
    /// @throws BadInput if it is no evidence at all, or more than anybody would look at
    public static Verification file(Path file, String name, Optional<PublicKeyText> meant) {
        byte[] bytes = InputText.readBytes(file, name, MAX_BYTES);
        if (bytes.length < BEGIN.length
                || !Arrays.equals(Arrays.copyOf(bytes, BEGIN.length), BEGIN)) {
            throw BadInput.in(name, "this is no zip; expected what lockstep evidence wrote");
        }
        var verify = new Verify();
        verify.read(file, name);
        return verify.judged(bytes, meant);
    }

    private void read(Path file, String name) {
        try (var zip = new ZipFile(file.toFile(), UTF_8)) {
            if (zip.size() > MAX_FILES) {
                throw BadInput.in(
                        name, "it holds " + zip.size() + " files; expected what lockstep wrote");
            }
            long left = MAX_BYTES;
            for (ZipEntry entry : zip.stream().toList()) {
                left -= entry(zip, entry, name, left);
            }
        } catch (IOException e) {
            faults.add("the archive itself is damaged or was altered");
        }
    }

    private long entry(ZipFile zip, ZipEntry entry, String name, long left) {
        String inside = entry.getName();
        if (!EXPECTED.contains(inside)) {
            faults.add(inside + " was added");
            return 0;
        }
        if (files.containsKey(inside)) {
            faults.add(inside + " stands there twice");
            return 0;
        }
        if (entry.getSize() > left) {
            throw BadInput.in(
                    name,
                    "unpacked it is larger than "
                            + MAX_BYTES / 1024 / 1024
                            + " MB; nothing more of it was read");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            // What it says of its size bounds what is unpacked; what says nothing is not believed.
            byte[] bytes = in.readNBytes((int) Math.max(0, entry.getSize()));
            if (bytes.length != entry.getSize() || in.read() >= 0) {
                faults.add(inside + " was altered: it is not as large as the archive says");
            }
            files.put(inside, bytes);
            return bytes.length;
        } catch (IOException e) {
            faults.add(inside + " was altered");
            files.put(inside, new byte[0]);
            return 0;
        }
    }

    private Verification judged(byte[] archive, Optional<PublicKeyText> meant) {
        Optional<PublicKeyText> signer = signature();
        hashes();
        if (faults.isEmpty()) {
            chain();
        }
        if (faults.isEmpty() && !Arrays.equals(Bundle.zip(files), archive)) {
            faults.add(
                    "the archive around the files was altered or written anew; each file in it is"
                            + " as it was signed");
        }
        Optional<String> fingerprint = signer.map(PublicKeyText::fingerprint);
        Optional<Boolean> isMeant =
                meant.map(key -> fingerprint.equals(Optional.of(key.fingerprint())));
        if (isMeant.isPresent() && !isMeant.get()) {
            faults.add(
                    Bundle.SIGNATURE
                            + " is not of the key that was asked for ("
                            + meant.get().fingerprint()
                            + ")"
                            + fingerprint.map(other -> ", but of " + other).orElse(""));
        }
        return new Verification(faults, fingerprint, isMeant, run, hash);
    }

    /// The key that signed the manifest, if its signature holds.
    private Optional<PublicKeyText> signature() {
        byte[] key = files.get(Bundle.KEY);
        byte[] manifest = files.get(Bundle.MANIFEST);
        byte[] signature = files.get(Bundle.SIGNATURE);
        if (key == null || manifest == null || signature == null) {
            return Optional.empty(); // told with what is missing
        }
        try {
            PublicKeyText open = PublicKeyText.parse(Bundle.KEY, new String(key, UTF_8));
            if (open.verifies(manifest, signature)) {
                return Optional.of(open);
            }
            faults.add(
                    Bundle.SIGNATURE
                            + " is not the signature of "
                            + Bundle.MANIFEST
                            + " by "
                            + Bundle.KEY
                            + ": one of the three was altered");
        } catch (BadInput e) {
            faults.add(Bundle.KEY + " was altered: it is no key");
        }
        return Optional.empty();
    }

    private void hashes() {
        Map<String, String> told = manifest();
        told.forEach((name, hash) -> {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                faults.add(name + " is missing");
            } else if (!Sha256.of(bytes).equals(hash)) {
                add(name + " was altered");
            }
        });
        for (String name : EXPECTED) {
            boolean wanted = !OPTIONAL.contains(name) || told.containsKey(name);
            if (wanted && !files.containsKey(name) && !told.containsKey(name)) {
                faults.add(name + " is missing");
            }
        }
        for (String name : files.keySet()) {
            if (!told.containsKey(name)
                    && !name.equals(Bundle.MANIFEST)
                    && !name.equals(Bundle.SIGNATURE)) {
                faults.add(name + " was added");
            }
        }
    }

    private void add(String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private Map<String, String> manifest() {
        var told = new LinkedHashMap<String, String>();
        byte[] manifest = files.getOrDefault(Bundle.MANIFEST, new byte[0]);
        for (String line : new String(manifest, UTF_8).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || told.put(parts.group(2), parts.group(1)) != null) {
                add(Bundle.MANIFEST + " was altered");
            }
        }
        return told;
    }

    /// Whoever signed: the journal must be of this run, and the run of this plan.
    private void chain() {
        try {
            String head = text("run.json");
            RunHead parsed = HeadFormat.parse("run.json", head);
            run = Optional.of(parsed.run());
            if (!Sha256.of(text("plan.json")).equals(parsed.plan())) {
                faults.add("plan.json is not the plan of this run");
            }
            SavedJournal journal =
                    JournalFormat.read(
                            "journal.jsonl",
                            files.getOrDefault("journal.jsonl", new byte[0]),
                            parsed.run(),
                            Sha256.of(head.getBytes(UTF_8)));
            if (!journal.isBound()) {
                faults.add("journal.jsonl does not begin with the line that binds it to run.json");
            }
            PlanFit.check("run.json", parsed, PlanReader.parse("plan.json", text("plan.json")));
            JournalFit.faults(parsed, journal.lines())
                    .forEach(fault -> faults.add("journal.jsonl does not fit plan.json: " + fault));
            audits(KeptAudits.of(journal.lines()));
            skips(parsed);
            hash = Optional.of(journal.hash());
        } catch (BadInput e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    /// What was skipped must be of the account of the run.
    private void skips(RunHead head) {
        if (files.containsKey(Bundle.SKIPS)
                && !SkipsFormat.parse(Bundle.SKIPS, text(Bundle.SKIPS))
                        .account()
                        .equals(head.where().account())) {
            faults.add(Bundle.SKIPS + " is of another account");
        }
    }

    private void audits(KeptAudits kept) {
        if (!kept.before().equals(Optional.of(Sha256.of(text("before.json"))))) {
            faults.add("before.json is not the audit that journal.jsonl begins from");
        }
        Optional<String> after =
                Optional.ofNullable(files.get("after.json"))
                        .map(_ -> Sha256.of(text("after.json")));
        if (!kept.after().equals(after)) {
            faults.add(
                    after.isEmpty()
                            ? "after.json is missing"
                            : "after.json is not the audit that journal.jsonl ends with");
        }
    }

    private String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), UTF_8);
    }
}
