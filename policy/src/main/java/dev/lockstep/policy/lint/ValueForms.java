package dev.lockstep.policy.lint;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which texts the operators of conditions can read.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators": integers and
/// decimals; W3C's profile of ISO 8601 or epoch time; RFC 4632 ranges, an address without a prefix
/// being one address.
final class ValueForms {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern DATE =
            Pattern.compile(
                    "([0-9]{4})(-([0-9]{2})(-([0-9]{2})"
                            + "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?"
                            + "(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,19}");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{0,100000}={0,2}");

    private ValueForms() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return EPOCH.matcher(text).matches();
        }
        try {
            LocalDate.of(number(date.group(1)), number(date.group(3)), number(date.group(5)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @SuppressWarnings("NullAway") // A group that took no part is null.
    private static int number(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    static boolean isBase64(String text) {
        return BASE64.matcher(text).matches();
    }

    static boolean isCidr(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isEmpty() || parts.length == 1) {
            return address.isPresent();
        }
        return parts[1].matches("[0-9]{1,3}")
                && Integer.parseInt(parts[1]) <= address.get().getAddress().length * Byte.SIZE;
    }

    /// Whether a range lies in what the internet does not route: private, shared, loopback,
    /// link-local (RFC 1918, 6598, 4193 and 4291).
    static boolean isPrivate(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isEmpty()
                || (parts.length == 2
                        && parts[1].matches("[0-9]")
                        && Integer.parseInt(parts[1]) < 7)) {
            return false;
        }
        InetAddress at = address.get();
        int first = at.getAddress()[0] & 0xff;
        int second = at.getAddress()[1] & 0xff;
        return at.isSiteLocalAddress()
                || at.isLoopbackAddress()
                || at.isLinkLocalAddress()
                || (at instanceof Inet4Address && first == 100 && (second & 0xc0) == 64)
                || (at instanceof Inet6Address && (first & 0xfe) == 0xfc);
    }

    /// Only literals are read, so that no name is ever looked up.
    private static Optional<InetAddress> address(String text) {
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(Inet4Address.ofLiteral(text));
            }
            return V6.matcher(text).matches() && text.contains(":")
                    ? Optional.of(Inet6Address.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
