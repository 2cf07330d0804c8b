package dev.lockstep.operation.access;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.lint.Lint;
import dev.lockstep.policy.lint.Lints;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.lint.Refusal;
import dev.lockstep.policy.lint.Refusals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Looks at a policy in a file: what AWS would refuse of it, and what is likely a mistake.
public final class PolicyFileCheck {
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private PolicyFileCheck() {}

    /// What is wrong at one place.
    ///
    /// @param refused whether AWS refuses the policy for it
    /// @param id such as `not-action-with-allow`, or `refused`
    /// @param words one line; it may hold text of the policy, which is hostile
    public record Told(int line, int column, boolean refused, String id, String words) {}

    /// What is told of a file, in the order of its text; what AWS refuses comes first.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is no policy
    public static List<Told> of(Path file, String name, Attached attached) {
        PolicyParse parse = PolicyDocument.parse(InputText.read(file, name, MOST_BYTES));
        return switch (parse) {
            case Malformed malformed ->
                    throw BadInput.at(
                            name,
                            malformed.place().line(),
                            malformed.place().column(),
                            "expected " + malformed.expected());
            case PolicyDocument document -> of(document, attached.kind);
        };
    }

    private static List<Told> of(PolicyDocument document, PolicyKind kind) {
        var all = new ArrayList<Told>();
        for (Refusal refusal : Refusals.of(document, kind)) {
            all.add(
                    new Told(
                            refusal.place().line(),
                            refusal.place().column(),
                            true,
                            "refused",
                            "AWS refuses this ("
                                    + refusal.words()
                                    + "): expected "
                                    + refusal.expected()));
        }
        for (Lint lint : Lints.of(document, kind)) {
            all.add(
                    new Told(
                            lint.place().line(),
                            lint.place().column(),
                            false,
                            lint.kind().id(),
                            lint.reason() + " " + lint.remedy()));
        }
        return all;
    }

    /// What the policy is to be attached to; the constants are the words of the option.
    public enum Attached {
        identity(PolicyKind.IDENTITY),
        boundary(PolicyKind.BOUNDARY),
        session(PolicyKind.SESSION),
        trust(PolicyKind.TRUST),
        resource(PolicyKind.RESOURCE),
        scp(PolicyKind.SERVICE_CONTROL),
        rcp(PolicyKind.RESOURCE_CONTROL);

        private final PolicyKind kind;

        Attached(PolicyKind kind) {
            this.kind = kind;
        }
    }
}
