package dev.lockstep.record.plan;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Status;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.JsonCursor;
import dev.lockstep.record.PasswordPolicyRecord;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads a plan that was saved as JSON, schema `lockstep/plan/1`. Each key must be there once and
/// no other, and the id must be the hash of the rest: a plan that was changed by hand is no plan.
public final class PlanReader extends ExactObjects {
    /// The largest plan that is read: several times one of 20,000 changes.
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final String WHAT = "a plan as JSON";

    private PlanReader(JsonCursor in) {
        super(in);
    }

    /// A plan that a newer Lockstep made, in a format that this one does not know.
    public static final class Newer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Newer(String file, String schema) {
            super(
                    file
                            + " was made by a newer lockstep (its format is "
                            + schema
                            + ", and this one reads "
                            + PlanRecord.SCHEMA
                            + "); nothing was done. Make the plan again with this lockstep, or apply"
                            + " it with that one");
        }
    }

    /// Reads a file.
    ///
    /// @param name what messages call it
    /// @throws BadInput if it is no plan, or was changed after it was made
    /// @throws Newer if a newer Lockstep made it
    public static PlanRecord read(Path file, String name) {
        return parse(name, InputText.read(file, name, MAX_BYTES));
    }

    /// Reads a text.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is no plan, or was changed after it was made
    /// @throws Newer if a newer Lockstep made it
    public static PlanRecord parse(String name, String text) {
        try (var in = new JsonCursor(name, text, WHAT)) {
            PlanRecord plan = in.document(() -> new PlanReader(in).plan(name));
            if (!PlanWriter.id(plan).equals(plan.id())) {
                throw BadInput.in(
                        name,
                        "this plan was changed after it was made (its id is not that of its"
                                + " content); make it again with lockstep plan --format json");
            }
            return plan;
        }
    }

    private PlanRecord plan(String file) {
        Fields fields =
                fields(
                        WHAT,
                        Map.entry("schema", () -> schema(file)),
                        Map.entry("id", () -> hash()),
                        text("lockstep"),
                        Map.entry("account", this::account),
                        Map.entry("snapshot", () -> hash()),
                        Map.entry("takenAt", in::momentOrNull),
                        Map.entry("plannedAt", in::moment),
                        list("baseline", this::file),
                        Map.entry("selected", this::selected),
                        texts("allow"),
                        list("undeclared", this::stepName),
                        texts("notices"),
                        Map.entry("passwordPolicy", this::passwordPolicy),
                        list("changes", new ChangeReader(in)::change),
                        list("stale", this::stale),
                        list("guards", this::guard),
                        list("people", this::noticed),
                        list("by-hand", this::byHand),
                        Map.entry("before", () -> fields("steps", list("steps", this::step))),
                        Map.entry(
                                "after",
                                () ->
                                        fields(
                                                "steps and what remains",
                                                list("steps", this::step),
                                                list("remains", this::remain))),
                        list("policies", () -> PlanValue.read(in)));
        Fields before = fields.of("before");
        Fields after = fields.of("after");
        return new PlanRecord(
                fields.of("id"),
                fields.of("lockstep"),
                fields.of("account"),
                fields.of("snapshot"),
                fields.of("takenAt"),
                fields.of("plannedAt"),
                fields.of("baseline"),
                fields.of("selected"),
                fields.of("allow"),
                fields.of("undeclared"),
                fields.of("notices"),
                fields.of("passwordPolicy"),
                fields.of("changes"),
                fields.of("stale"),
                fields.of("guards"),
                fields.of("people"),
                fields.of("by-hand"),
                before.of("steps"),
                after.of("steps"),
                after.of("remains"),
                fields.of("policies"));
    }

    private String schema(String file) {
        String schema = in.text("the name of a schema");
        if (schema.equals(PlanRecord.SCHEMA)) {
            return schema;
        }
        if (schema.matches("lockstep/plan/[0-9]{1,6}")) {
            throw new Newer(file, schema);
        }
        throw in.wrong("\"" + PlanRecord.SCHEMA + "\", as `lockstep plan --format json` writes it");
    }

    private String hash() {
        String hash = in.text("a hash");
        if (!hash.matches("sha256:[0-9a-f]{64}")) {
            throw in.wrong("sha256: and 64 hexadecimal digits");
        }
        return hash;
    }

    private AuditRecord.AccountRecord account() {
        Fields fields =
                fields(
                        "an account",
                        textOrNull("id"),
                        textOrNull("alias"),
                        text("partition"),
                        textOrNull("caller"),
                        textOrNull("endpoint"),
                        Map.entry("practice", () -> in.flag("true or false")));
        return new AuditRecord.AccountRecord(
                fields.of("id"),
                fields.of("alias"),
                fields.of("partition"),
                fields.of("caller"),
                fields.of("endpoint"),
                fields.<Boolean>of("practice"));
    }

    private Baseline.SourceFile file() {
        Fields fields = fields("a file", text("file"), text("sha256"));
        return new Baseline.SourceFile(fields.of("file"), fields.of("sha256"));
    }

    private PlanRecord.Selected selected() {
        Fields fields =
                fields("what was selected", list("steps", this::stepName), texts("controls"));
        return new PlanRecord.Selected(fields.of("steps"), fields.of("controls"));
    }

    private Optional<PasswordPolicyRecord> passwordPolicy() {
        if (in.isNull()) {
            return Optional.empty();
        }
        Fields fields =
                fields(
                        "a password policy",
                        Map.entry("awsDefault", () -> in.flag("true or false")),
                        list("settings", this::setting));
        return Optional.of(
                new PasswordPolicyRecord(
                        Optional.empty(),
                        fields.<Boolean>of("awsDefault"),
                        fields.of("settings"),
                        Optional.empty()));
    }

    private PasswordPolicyRecord.Setting setting() {
        Fields fields =
                fields(
                        "a setting",
                        text("control"),
                        text("name"),
                        text("now"),
                        text("wanted"),
                        text("felt"),
                        Map.entry("status", this::status));
        return new PasswordPolicyRecord.Setting(
                fields.of("control"),
                fields.of("name"),
                fields.of("now"),
                fields.of("wanted"),
                fields.of("felt"),
                fields.of("status"));
    }

    private PlanRecord.StaleRecord stale() {
        Fields fields = fields("a stale change", text("id"), text("why"));
        return new PlanRecord.StaleRecord(fields.of("id"), fields.of("why"));
    }

    private PlanRecord.GuardRecord guard() {
        Fields fields = fields("a guard", text("guard"), text("state"), text("detail"));
        return new PlanRecord.GuardRecord(
                fields.of("guard"), fields.of("state"), fields.of("detail"));
    }

    private PlanRecord.NoticedRecord noticed() {
        Fields fields =
                fields(
                        "a person",
                        text("user"),
                        texts("notices"),
                        Map.entry("gained", () -> number("a count")),
                        texts("gains"),
                        Map.entry("lost", () -> number("a count")),
                        texts("loses"));
        return new PlanRecord.NoticedRecord(
                fields.of("user"),
                fields.of("notices"),
                new PlanRecord.RightsRecord(fields.<Integer>of("gained"), fields.of("gains")),
                new PlanRecord.RightsRecord(fields.<Integer>of("lost"), fields.of("loses")));
    }

    private PlanRecord.ByHandRecord byHand() {
        Fields fields =
                fields(
                        "something to do by hand",
                        Map.entry("step", this::stepNumber),
                        text("text"),
                        textOrNull("command"));
        return new PlanRecord.ByHandRecord(
                fields.of("step"), fields.of("text"), fields.of("command"));
    }

    @SuppressWarnings("unchecked") // an array of entries
    private PlanRecord.StepRecord step() {
        Map.Entry<String, Supplier<Object>>[] counts =
                Stream.concat(
                                Stream.of(
                                        Map.<String, Supplier<Object>>entry(
                                                "step", this::stepNumber),
                                        Map.<String, Supplier<Object>>entry(
                                                "name", this::stepName)),
                                Stream.of(Status.values())
                                        .map(status ->
                                                Map.<String, Supplier<Object>>entry(
                                                        status.id(), () -> number("a count"))))
                        .toArray(Map.Entry[]::new);
        Fields fields = fields("a step", counts);
        var all = new EnumMap<Status, Integer>(Status.class);
        for (Status status : Status.values()) {
            all.put(status, fields.<Integer>of(status.id()));
        }
        return new PlanRecord.StepRecord(fields.of("step"), all);
    }

    private PlanRecord.RemainRecord remain() {
        Fields fields =
                fields(
                        "what remains",
                        text("control"),
                        Map.entry("step", this::stepNumber),
                        Map.entry("status", this::status),
                        Map.entry("subject", this::subject),
                        textOrNull("owner"),
                        text("summary"));
        return new PlanRecord.RemainRecord(
                fields.of("control"),
                fields.of("step"),
                fields.of("status"),
                owned(fields),
                fields.of("summary"));
    }
}
