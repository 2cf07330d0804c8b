package dev.lockstep.keys;

import dev.lockstep.baseline.Need;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a need looks like as the value of a tag of the user, for whoever looks in the console. The
/// register of lockstep.yaml stays the truth: what a tag cannot hold is cut, or written as `_`.
///
/// A value holds letters of any script, digits, space and _ . : / = + - @, 256 characters at most
/// (IAM User Guide, "Tags for IAM resources").
public final class NeedTag {
    private static final int LONGEST = 256;
    private static final int LONGEST_OWNER = 64;
    private static final String CUT = "...";
    private static final Pattern SPACES = Pattern.compile("\\s+|\\p{Z}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N} _.:/=+@-]");
    private static final Pattern VALUE =
            Pattern.compile(
                    "until=([0-9]{4}-[0-9]{2}-[0-9]{2})( key=([A-Za-z0-9_]+))?"
                            + " owner=([^=]*) purpose=(.*)");

    private NeedTag() {}

    /// What a tag says of a need.
    ///
    /// @param key the id of the only key that is meant; without one all of the user's are
    /// @param owner perhaps cut
    /// @param purpose perhaps cut
    public record Told(Optional<String> key, String purpose, String owner, LocalDate until) {}

    /// The value for a need.
    public static String of(Need need) {
        var start = new StringBuilder("until=").append(need.until());
        if (need.subject() instanceof Need.Subject.OfKey(String id)) {
            // The register allows ids that no key of AWS has.
            start.append(" key=").append(id.length() > 64 ? id.substring(0, 64) : id);
        }
        start.append(" owner=")
                .append(cut(clean(need.owner()).replace('=', ':'), LONGEST_OWNER))
                .append(" purpose=");
        return start + cut(clean(need.purpose()), LONGEST - start.length());
    }

    /// What a value says, if it is one of ours. It may be anybody's text.
    public static Optional<Told> read(String value) {
        Matcher matcher = VALUE.matcher(value);
        if (value.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Told(
                            Optional.ofNullable(matcher.group(3)),
                            matcher.group(5),
                            matcher.group(4),
                            LocalDate.parse(matcher.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The text in characters that a value may hold. Marks that stand alone are none of them: they
    /// are joined with their letters where Unicode has a letter for both.
    private static String clean(String text) {
        String joined = Normalizer.normalize(text, Normalizer.Form.NFC);
        return OTHERS.matcher(SPACES.matcher(joined).replaceAll(" ")).replaceAll("_").strip();
    }

    /// The text, or as much of it as fits before three dots; never half a character.
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).strip() + CUT;
    }
}
