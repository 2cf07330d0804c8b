package dev.lockstep.record.plan;

import dev.lockstep.record.JsonCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the changes of a plan that was saved as JSON.
final class ChangeReader extends ExactObjects {
    ChangeReader(JsonCursor in) {
        super(in);
    }

    PlanRecord.ChangeRecord change() {
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
}
