package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;

/// A text with the places of the first five colons in it, which part an ARN in six.
final class ArnParts {
    private static final int[] NONE = {};

    private final String text;

    /// Where each of the six parts begins, and one more behind the end; none if the text has fewer
    /// colons.
    private final int[] starts;

    private ArnParts(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static ArnParts of(String text) {
        int[] starts = new int[7];
        int colon = -1;
        for (int i = 1; i < 6; i++) {
            colon = text.indexOf(':', colon + 1);
            if (colon < 0) {
                return new ArnParts(text, NONE);
            }
            starts[i] = colon + 1;
        }
        starts[6] = text.length() + 1;
        return new ArnParts(text, starts);
    }

    String text() {
        return text;
    }

    boolean isWhole() {
        return starts.length > 0;
    }

    int start(int part) {
        return starts[part];
    }

    int end(int part) {
        return starts[part + 1] - 1;
    }

    boolean begins(int part, String with) {
        return text.startsWith(with, start(part));
    }

    String part(int part) {
        return text.substring(start(part), end(part));
    }

    /// Whether each part matches its own pattern, and so no `*` reaches over a colon but in the
    /// last.
    ///
    /// Rule source: IAM User Guide, "Condition operators: ARN".
    boolean matches(Glob[] six) {
        if (!isWhole()) {
            return false;
        }
        for (int i = six.length - 1; i >= 0; i--) {
            if (!six[i].matches(text, start(i), end(i))) {
                return false;
            }
        }
        return true;
    }
}
