package dev.lockstep.policy.lint;

import dev.lockstep.policy.evaluate.AddressBlock;
import dev.lockstep.policy.evaluate.Dates;
import dev.lockstep.policy.evaluate.Numbers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which texts the operators of conditions can read: those that the evaluator reads.
final class ValueForms {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]*={0,2}");

    /// What the internet does not route: private, shared, loopback and link-local addresses (RFC
    /// 1918, 6598, 1122, 3927, 4193 and 4291).
    private static final List<AddressBlock> PRIVATE =
            Stream.of(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "::1",
                            "fc00::/7",
                            "fe80::/10")
                    .flatMap(text -> AddressBlock.parse(text).stream())
                    .toList();

    private ValueForms() {}

    static boolean isNumber(String text) {
        return Numbers.parse(text).isPresent();
    }

    static boolean isDate(String text) {
        return Dates.parse(text).isPresent();
    }

    static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    static boolean isBase64(String text) {
        return BASE64.matcher(text).matches();
    }

    static boolean isCidr(String text) {
        return AddressBlock.parse(text).isPresent();
    }

    /// Whether an address or a range lies in what the internet does not route.
    static boolean isPrivate(String text) {
        return PRIVATE.stream().anyMatch(block -> block.contains(text));
    }
}
