package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline.AccessKeys;
import dev.lockstep.baseline.Baseline.Administrators;
import dev.lockstep.baseline.Baseline.Limits;
import dev.lockstep.baseline.Baseline.Mfa;
import dev.lockstep.baseline.Baseline.MfaKind;
import dev.lockstep.baseline.Baseline.Regions;
import dev.lockstep.baseline.Baseline.SecurityContact;
import dev.lockstep.baseline.Baseline.TrailGoal;
import dev.lockstep.baseline.Baseline.Users;
import dev.lockstep.baseline.RootGoal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the sections that are settings of the whole account.
final class SettingsReader {
    /// Ten years: a limit beyond it is a typing mistake.
    static final int MOST_DAYS = 3650;

    private static final int MANY = 100_000;
    private static final Map<String, MfaKind> MFA_KINDS = mfaKinds();

    private final Fields file;
    private final Problems problems;

    SettingsReader(Fields file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    RootGoal root() {
        Fields root = file.section("root");
        RootGoal usual = RootGoal.DEFAULT;
        Fields attestations = root.section("attestations");
        Map<String, RootGoal.Attestation> vouched = new LinkedHashMap<>();
        if (attestations.has(RootGoal.STRONG_PASSWORD)) {
            vouched.put(
                    RootGoal.STRONG_PASSWORD,
                    attestation(attestations.section(RootGoal.STRONG_PASSWORD)));
        }
        return new RootGoal(
                root.choice("mfa-kind", MFA_KINDS, usual.mfaKind()),
                days(root, "idle-days", usual.idleDays()),
                vouched);
    }

    private RootGoal.Attestation attestation(Fields fields) {
        var found =
                new RootGoal.Attestation(
                        fields.required("by", Name.TEXT), fields.day("date"), fields.day("until"));
        if (found.until().isBefore(found.date()) && !found.until().equals(Fields.NO_DAY)) {
            problems.add(fields.placeOf("until"), "`until` is before `date`; expected a later day");
        }
        return found;
    }

    Administrators administrators() {
        Fields fields = file.section("administrators");
        Administrators usual = Administrators.DEFAULT;
        var found =
                new Administrators(
                        fields.number("min", 0, MANY, usual.min()),
                        fields.number("max", 1, MANY, usual.max()));
        if (found.min() > found.max()) {
            problems.add(
                    fields.placeOf(fields.has("min") ? "min" : "max"),
                    "`min` ("
                            + found.min()
                            + ") is more than `max` ("
                            + found.max()
                            + "); expected at most as many");
        }
        return found;
    }

    Users users() {
        Fields fields = file.section("users");
        return new Users(
                days(fields, "unused-days", Users.DEFAULT.unusedDays()),
                days(fields, "idle-days", Users.DEFAULT.idleDays()));
    }

    Mfa mfa() {
        Fields fields = file.section("mfa");
        return new Mfa(
                fields.choice("kind", MFA_KINDS, Mfa.DEFAULT.kind()),
                fields.flag("enforce", Mfa.DEFAULT.enforce()));
    }

    Optional<SecurityContact> securityContact() {
        return present("security-contact")
                .map(fields ->
                        new SecurityContact(
                                fields.required("name", Name.TEXT),
                                fields.required("title", Name.TEXT),
                                fields.required("email", Name.EMAIL),
                                fields.required("phone", Name.TEXT)));
    }

    Optional<TrailGoal> trail() {
        return present("trail")
                .map(fields ->
                        new TrailGoal(
                                fields.required("name", Name.TRAIL),
                                fields.required("bucket", Name.BUCKET)));
    }

    AccessKeys accessKeys() {
        Fields fields = file.section("access-keys");
        AccessKeys usual = AccessKeys.DEFAULT;
        return new AccessKeys(
                days(fields, "max-age-days", usual.maxAgeDays()),
                days(fields, "grace-days", usual.graceDays()),
                days(fields, "inactive-days", usual.inactiveDays()),
                days(fields, "waiting-days", usual.waitingDays()),
                fields.text("tag", Name.TAG));
    }

    Limits limits() {
        Fields fields = file.section("limits");
        Limits usual = Limits.DEFAULT;
        return new Limits(
                fields.number("changes", 1, MANY, usual.changes()),
                fields.number("removals", 0, MANY, usual.removals()),
                fields.number("plan-hours", 1, 24 * 365, usual.planHours()),
                days(fields, "key-used-days", usual.keyUsedDays()));
    }

    Regions regions() {
        Optional<YamlNode> node = file.node("regions");
        if (node.isEmpty()) {
            return new Regions.Callers();
        }
        if (node.get() instanceof YamlNode.Scalar scalar && scalar.text().equals("all")) {
            return new Regions.All();
        }
        if (!(node.get() instanceof YamlNode.Sequence list)) {
            Fields.wrongKind(node.get(), "a list of regions, or all", problems);
            return new Regions.Callers();
        }
        if (list.items().isEmpty()) {
            problems.add(list.place(), "expected at least one region, or all; this is empty");
        }
        return new Regions.Named(file.texts("regions", Name.REGION).orElse(List.of()));
    }

    private Optional<Fields> present(String key) {
        return file.has(key) ? Optional.of(file.section(key)) : Optional.empty();
    }

    private static int days(Fields fields, String key, int usual) {
        return fields.number(key, 1, MOST_DAYS, usual);
    }

    private static Map<String, MfaKind> mfaKinds() {
        Map<String, MfaKind> words = new LinkedHashMap<>();
        words.put("any", MfaKind.ANY);
        words.put("hardware", MfaKind.HARDWARE);
        return words;
    }
}
