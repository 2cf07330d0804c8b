package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.Need;
import dev.lockstep.input.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what people have put on record: `needs` and `exceptions`.
final class RegisterReader {
    private final Fields file;
    private final Set<String> controls;
    private final Problems problems;

    /// @param controls the ids that an exception may name
    RegisterReader(Fields file, Set<String> controls, Problems problems) {
        this.file = file;
        this.controls = controls;
        this.problems = problems;
    }

    /// An exception, and where its last day stands.
    record Placed(ExceptionRule rule, Place until) {}

    /// Absent is not the same as empty.
    Optional<List<Need>> needs() {
        return file.rows("needs").map(rows -> rows.stream().map(this::need).toList());
    }

    private Need need(Fields fields) {
        Optional<String> user = fields.text("user", Name.USER);
        Optional<String> key = fields.text("key", Name.KEY);
        if (fields.has("user") == fields.has("key")) {
            problems.add(
                    fields.place(),
                    fields.has("user")
                            ? "both `user` and `key` stand here; expected one of them"
                            : "`user` or `key` is missing");
        }
        return new Need(
                key.<Need.Subject>map(Need.Subject.OfKey::new)
                        .orElse(new Need.Subject.OfUser(user.orElse(""))),
                fields.required("purpose", Name.TEXT),
                fields.required("owner", Name.TEXT),
                fields.day("until"));
    }

    List<Placed> exceptions() {
        List<Placed> found = new ArrayList<>();
        for (Fields fields : file.rows("exceptions").orElse(List.of())) {
            String control = fields.required("control", Name.TEXT);
            if (!control.isEmpty() && !controls.contains(control)) {
                problems.add(fields.placeOf("control"), unknown(control, fields));
            }
            var rule =
                    new ExceptionRule(
                            control,
                            fields.required("subject", Name.SUBJECT),
                            fields.required("reason", Name.TEXT),
                            fields.required("owner", Name.TEXT),
                            fields.day("until"),
                            fields.place().line());
            found.add(new Placed(rule, fields.placeOf("until")));
        }
        return found;
    }

    private String unknown(String control, Fields fields) {
        return "there is no control"
                + fields.placeOf("control").quote(control)
                + NearestName.of(control, controls)
                        .map(name -> "; did you mean `" + name + "`?")
                        .orElse("; expected the id of one, such as root-mfa");
    }
}
