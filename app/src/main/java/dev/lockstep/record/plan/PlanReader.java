package dev.lockstep.record.plan;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.JsonCursor;
import dev.lockstep.record.PasswordPolicyRecord;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads a plan that was saved as JSON, schema `lockstep/plan/1`. Each key must be there once and
/// no other, and the id must be the hash of the rest: a plan that was changed by hand is no plan.
public final class PlanReader {
    /// The largest plan that is read: several times one of 20,000 changes.
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final String WHAT = "a plan as JSON";

    private final JsonCursor in;

    private PlanReader(JsonCursor in) {
        this.in = in;
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
                        list("changes", this::change),
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

    private PlanRecord.ChangeRecord change() {
        Fields fields =
                fields(
                        "a change",
                        text("id"),
                        text("kind"),
                        Map.entry("step", this::stepNumber),
                        Map.entry("subject", this::subject),
                        textOrNull("owner"),
                        text("title"),
                        texts("because"),
                        Map.entry("before", this::states),
                        Map.entry("after", this::states),
                        text("risk"),
                        textOrNull("undo"),
                        textOrNull("irreversible"),
                        texts("needs"),
                        list("effects", this::effect),
                        Map.entry("wave", () -> number("a wave, 1 or more")),
                        texts("comes-after"),
                        texts("temporary"),
                        textOrNull("confirm"));
        return new PlanRecord.ChangeRecord(
                fields.of("id"),
                fields.of("kind"),
                fields.of("step"),
                owned(fields),
                fields.of("title"),
                fields.of("because"),
                fields.of("before"),
                fields.of("after"),
                fields.of("risk"),
                fields.of("undo"),
                fields.of("irreversible"),
                fields.of("needs"),
                fields.of("effects"),
                fields.<Integer>of("wave"),
                fields.of("comes-after"),
                fields.of("temporary"),
                fields.of("confirm"));
    }

    private static Subject owned(Fields fields) {
        Subject subject = fields.of("subject");
        Optional<String> owner = fields.of("owner");
        return owner.map(subject::ownedBy).orElse(subject);
    }

    private Subject subject() {
        Fields fields =
                fields(
                        "a subject",
                        Map.entry("kind", () -> named(Subject.Kind.values(), Subject.Kind::id)),
                        text("name"),
                        textOrNull("arn"));
        return Subject.of(fields.of("kind"), fields.of("name"), fields.of("arn"));
    }

    private SortedMap<String, String> states() {
        var states = new TreeMap<String, String>();
        in.object(
                "states by name",
                name -> {
                    if (states.put(name, in.text("a state")) != null) {
                        throw in.problem("the key " + name + " stands here twice");
                    }
                });
        return states;
    }

    private PlanRecord.EffectRecord effect() {
        if (!in.isObject()) {
            throw in.wrong("an effect");
        }
        var members = ((PlanValue.Members) PlanValue.read(in)).members();
        var parameters = new LinkedHashMap<String, PlanValue>(members);
        if (parameters.remove("operation") instanceof PlanValue.Text(String operation)) {
            return new PlanRecord.EffectRecord(operation, parameters);
        }
        throw in.problem("the key operation is missing from the effect that ends here");
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
                fields("a person", text("user"), texts("notices"), texts("gains"), texts("loses"));
        return new PlanRecord.NoticedRecord(
                fields.of("user"), fields.of("notices"), fields.of("gains"), fields.of("loses"));
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

    private Step stepName() {
        return named(Step.values(), Step::id);
    }

    private Step stepNumber() {
        long number = in.count("the number of a step");
        return Stream.of(Step.values())
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> in.wrong("a step, 0 to 8"));
    }

    private Status status() {
        return named(Status.values(), Status::id);
    }

    private int number(String expected) {
        long number = in.count(expected);
        if (number < 0 || number > 1_000_000_000) {
            throw in.wrong(expected);
        }
        return (int) number;
    }

    private <T> T named(T[] values, Function<T, String> name) {
        return in.meant(
                "one of " + String.join(", ", Stream.of(values).map(name).toList()),
                id -> Stream.of(values).filter(one -> name.apply(one).equals(id)).findFirst());
    }

    private Map.Entry<String, Supplier<Object>> text(String name) {
        return Map.entry(name, () -> in.text("a text"));
    }

    private Map.Entry<String, Supplier<Object>> textOrNull(String name) {
        return Map.entry(name, () -> in.textOrNull("a text or null"));
    }

    private Map.Entry<String, Supplier<Object>> texts(String name) {
        return Map.entry(name, () -> in.texts("a list of texts"));
    }

    private <T> Map.Entry<String, Supplier<Object>> list(String name, Supplier<T> each) {
        return Map.entry(name, () -> in.list("a list", each));
    }

    /// What stands under the keys of an object.
    private record Fields(Map<String, Object> values) {
        // Whoever asks has said how it is read, and all are there.
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <T> T of(String name) {
            return (T) Objects.requireNonNull(values.get(name));
        }
    }

    /// Reads an object that has these keys, each once, and no other.
    @SafeVarargs
    private Fields fields(String expected, Map.Entry<String, Supplier<Object>>... known) {
        Map<String, Supplier<Object>> readers = new LinkedHashMap<>();
        for (Map.Entry<String, Supplier<Object>> one : known) {
            readers.put(one.getKey(), one.getValue());
        }
        var values = new LinkedHashMap<String, Object>();
        in.object(
                expected,
                name -> {
                    Supplier<Object> reader = readers.get(name);
                    if (reader == null) {
                        throw in.problem("a key that is not known here; expected " + expected);
                    }
                    if (values.containsKey(name)) {
                        throw in.problem("the key " + name + " stands here twice");
                    }
                    values.put(name, reader.get());
                });
        List<String> missing =
                readers.keySet().stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw in.problem(
                    "the key "
                            + missing.getFirst()
                            + " is missing; expected "
                            + expected
                            + (values.isEmpty()
                                    ? ", as lockstep plan --format json writes it"
                                    : ""));
        }
        return new Fields(values);
    }
}
