package dev.lockstep.record.plan;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.wording.Call;
import dev.lockstep.effect.wording.Parameter;
import dev.lockstep.effect.wording.Wording;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An effect as plain data: the operation of AWS, and the parameters by AWS's names.
public final class EffectForm {
    private EffectForm() {}

    /// An effect in the form of plans.
    public static PlanRecord.EffectRecord of(Effect effect) {
        Call call = Wording.of(effect);
        return new PlanRecord.EffectRecord(call.operation(), members(call.parameters()));
    }

    private static SequencedMap<String, PlanValue> members(
            SequencedMap<String, Parameter> parameters) {
        var members = new LinkedHashMap<String, PlanValue>();
        parameters.forEach((name, value) -> members.put(name, value(value)));
        return members;
    }

    private static PlanValue value(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Text(String text) -> new PlanValue.Text(text);
            case Parameter.Count(long count) -> new PlanValue.Count(count);
            case Parameter.Flag(boolean flag) -> new PlanValue.Flag(flag);
            case Parameter.Many(var many) ->
                    new PlanValue.Items(many.stream().map(EffectForm::value).toList());
            case Parameter.Nested(var nested) -> new PlanValue.Members(members(nested));
        };
    }
}
