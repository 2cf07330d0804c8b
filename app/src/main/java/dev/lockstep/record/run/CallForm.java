package dev.lockstep.record.run;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.wording.Call;
import dev.lockstep.effect.wording.Parameter;
import dev.lockstep.effect.wording.Wording;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Effects and states as JSON, in AWS's words.
final class CallForm {
    private CallForm() {}

    /// Writes the operation and its parameters as two members of the object that is being written.
    static void write(Effect effect, JsonGenerator json) {
        Call call = Wording.of(effect);
        json.writeStringProperty("operation", call.operation());
        json.writeName("parameters");
        write(call.parameters(), json);
    }

    private static void write(SequencedMap<String, Parameter> parameters, JsonGenerator json) {
        json.writeStartObject();
        parameters.forEach((name, value) -> {
            json.writeName(name);
            write(value, json);
        });
        json.writeEndObject();
    }

    private static void write(Parameter value, JsonGenerator json) {
        switch (value) {
            case Parameter.Text(var text) -> json.writeString(text);
            case Parameter.Count(var count) -> json.writeNumber(count);
            case Parameter.Flag(var flag) -> json.writeBoolean(flag);
            case Parameter.Many(var members) -> {
                json.writeStartArray();
                members.forEach(one -> write(one, json));
                json.writeEndArray();
            }
            case Parameter.Nested(var members) -> write(members, json);
        }
    }

    /// Reads what [#write] wrote.
    static Effect read(JsonFields fields) {
        JsonValue parameters = fields.required("parameters");
        Call call =
                new Call(
                        fields.text("operation"),
                        members(fields.file(), fields.file().object(parameters, "parameters")));
        return switch (Wording.read(call)) {
            case Wording.Reading.Understood(var effect) -> effect;
            case Wording.Reading.Refused(var why) ->
                    throw fields.file().problem(parameters.at(), why);
        };
    }

    private static SequencedMap<String, Parameter> members(JsonFile file, JsonFields fields) {
        var members = new LinkedHashMap<String, Parameter>();
        fields.members().forEach(one -> members.put(one.name(), parameter(file, one.value())));
        return members;
    }

    private static Parameter parameter(JsonFile file, JsonValue value) {
        return switch (value) {
            case JsonValue.JsonText(_, var text) -> new Parameter.Text(text);
            case JsonValue.JsonBoolean(_, var flag) -> new Parameter.Flag(flag);
            case JsonValue.JsonNumber number -> new Parameter.Count(count(file, number));
            case JsonValue.JsonArray(_, var values) ->
                    new Parameter.Many(values.stream().map(one -> parameter(file, one)).toList());
            case JsonValue.JsonObject object ->
                    new Parameter.Nested(members(file, file.object(object, "a structure")));
            case JsonValue.JsonNull _ -> throw file.wrong(value, "a value of a parameter");
        };
    }

    private static long count(JsonFile file, JsonValue.JsonNumber number) {
        try {
            return Long.parseLong(number.digits());
        } catch (NumberFormatException e) {
            throw file.wrong(number, "a whole number");
        }
    }

    static void states(String name, Touched touched, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        touched.states().forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    static Touched states(JsonFile file, JsonValue value) {
        var states = new TreeMap<String, String>();
        file.object(value, "states by the name of the thing")
                .members()
                .forEach(one -> states.put(one.name(), file.text(one.value(), "a state as text")));
        return new Touched(states);
    }
}
