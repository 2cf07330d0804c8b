package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A resource pattern made ready for many resources.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Resource": each of the six parts of an
/// ARN is matched by itself, with case; an ARN of fewer parts is completed with `*`. "Variables and
/// tags": a variable may stand after the fifth colon only.
final class ResourceMatcher {
    private static final Template ANYTHING = Template.of("*", false, true);

    /// Services whose resources have no type before the first slash or colon.
    private static final Set<String> UNTYPED =
            Set.of("s3", "sns", "sqs", "execute-api", "codecommit", "codepipeline", "neptune-db");

    private final boolean every;

    /// The patterns before the fifth colon; absent: nothing matches.
    private final Optional<Glob[]> head;

    private final Template tail;

    /// What stands before the tail, with its five colons, if there is no wildcard in it.
    private final Optional<String> start;

    private ResourceMatcher(boolean every, Optional<Glob[]> head, Template tail) {
        this.every = every;
        this.head = head;
        this.tail = tail;
        this.start = head.flatMap(ResourceMatcher::start);
    }

    private static Optional<String> start(Glob[] head) {
        var start = new StringBuilder();
        for (Glob part : head) {
            if (part.literal().isEmpty()) {
                return Optional.empty();
            }
            start.append(part.literal().get()).append(':');
        }
        return Optional.of(start.toString());
    }

    static ResourceMatcher of(String pattern, boolean variables) {
        if (!pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*')) {
            return new ResourceMatcher(true, Optional.empty(), ANYTHING);
        }
        String[] parts = pattern.split(":", 6);
        var head = new Glob[5];
        Arrays.fill(head, Glob.of("*"));
        for (int i = 0; i < Math.min(5, parts.length); i++) {
            if (variables && parts[i].contains("${")) {
                return new ResourceMatcher(false, Optional.empty(), ANYTHING);
            }
            head[i] = Glob.of(parts[i]);
        }
        if (parts.length < 6) {
            return new ResourceMatcher(false, Optional.of(head), ANYTHING);
        }
        return new ResourceMatcher(
                false,
                UNTYPED.contains(parts[2]) || !hasWildType(parts[5])
                        ? Optional.of(head)
                        : Optional.empty(),
                Template.of(parts[5], variables, true));
    }

    /// Whether a wildcard stands in the resource type, before the first slash or colon.
    private static boolean hasWildType(String rest) {
        boolean wild = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '/' || c == ':') {
                return wild;
            }
            if (rest.startsWith("${", i)) {
                i = Math.max(i, rest.indexOf('}', i));
            } else if (c == '*' || c == '?') {
                wild = true;
            }
        }
        return false;
    }

    boolean matchesEvery() {
        return every;
    }

    Match matches(ArnParts resource, Context context) {
        if (every) {
            return Match.YES;
        }
        boolean begins =
                start.isPresent()
                        ? resource.text().startsWith(start.get())
                        : head.isPresent() && resource.isWhole() && resource.matches(head.get());
        if (!begins) {
            return Match.NO;
        }
        return tail.matches(resource.text(), resource.start(5), resource.end(5), context);
    }

    void addUnknown(Context context, Set<String> keys) {
        tail.addUnknown(context, keys);
    }
}
