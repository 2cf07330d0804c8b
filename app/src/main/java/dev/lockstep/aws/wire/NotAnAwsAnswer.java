package dev.lockstep.aws.wire;

import java.io.IOException;

/// What came back is not what AWS sends: cut off, a page of a proxy, nothing at all.
public final class NotAnAwsAnswer extends IOException {
    /// Nothing came, or only a part.
    public static final String NO_ANSWER = "NoAnswer";

    /// Something else came.
    public static final String OTHER = "NotAnAwsAnswer";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String words;

    /// Says what came.
    ///
    /// @param code one of the words above
    /// @param words for people
    NotAnAwsAnswer(String code, String words) {
        super(words);
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
