package dev.lockstep.redact;

import dev.lockstep.account.ReadKey;
import dev.lockstep.collect.AwsAnswer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What AWS says where it refuses: of its sentences the words stay that AWS is known to use, ARNs
/// and ids become pseudonyms, and anything else becomes an ellipsis.
final class AwsMessages {
    private static final String LEFT_OUT = "…";

    /// The words of refusals (IAM User Guide, "Troubleshoot access denied error messages"), of
    /// throttling, and of what is not there.
    private static final Set<String> WORDS =
            Pattern.compile("\\s+")
                    .splitAsStream(
                            """
                            user is not authorized to perform on resource because no identity-based policy
                            allows the action with an explicit deny in a service control resource
                            permissions boundary session resource-based vpc endpoint role trust assume
                            rate exceeded request throttled throttling limit too many requests timed out
                            service unavailable internal error access denied account you do have permission
                            this operation your does exist cannot be found for was and or of by
                            organization member management delegated administrator enabled feature trusted
                            region disabled opted report ready generated expired
                            """
                                    .strip())
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> REFUSALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "UnauthorizedOperation",
                    "AuthFailure",
                    "OptInRequired",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "SignatureDoesNotMatch");

    private static final Pattern CODE_OF_NO_ANSWER =
            Pattern.compile(
                    "(?i)(throttling|throttled|timeout|timedout|requesttimeout)(exception)?");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9*]+");
    private static final Pattern EDGE = Pattern.compile("^([(\\[\"']*)(.*?)([)\\]\"'.,:;!]*)$");

    private final Names names;
    private final Arns arns;
    private final PolicyTexts texts;

    AwsMessages(Names names, Arns arns, PolicyTexts texts) {
        this.names = names;
        this.arns = arns;
        this.texts = texts;
    }

    /// A sentence.
    String message(String message) {
        return Arrays.stream(message.strip().split("\\s+", -1))
                .map(this::word)
                .collect(Collectors.joining(" "))
                .replaceAll("…( …)+", LEFT_OUT);
    }

    private String word(String given) {
        var edge = EDGE.matcher(given);
        if (!edge.matches()) {
            return LEFT_OUT;
        }
        return edge.group(1) + core(edge.group(2)) + edge.group(3);
    }

    private String core(String word) {
        if (word.isEmpty() || word.equals("*") || WORDS.contains(word.toLowerCase(Locale.ROOT))) {
            return word;
        }
        if (Arns.isArn(word)) {
            return arns.redacted(word);
        }
        if (names.isAccount(word)) {
            return names.account(word);
        }
        if (names.isUniqueId(word)) {
            return names.id(word);
        }
        boolean isAction = ACTION.matcher(word).matches() && texts.action(word).equals(word);
        return isAction || AwsNames.isRegion(word) ? word : LEFT_OUT;
    }

    /// A code, with one of the same meaning in the place of one that is not known.
    String code(String code, String message) {
        return switch (AwsAnswer.of(code, message)) {
            // These are told by their letters alone, from a short list.
            case NONE -> lettersOf(code);
            case REFUSED -> REFUSALS.contains(code) ? code : "AccessDenied";
            case NO_ANSWER ->
                    CODE_OF_NO_ANSWER.matcher(code).matches() ? code : "ServiceUnavailable";
        };
    }

    private static String lettersOf(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "");
    }

    /// The operation of a call, however it is spelled.
    String operation(String operation) {
        String plain = plain(operation);
        return Stream.concat(
                        ReadKey.all().stream().flatMap(kind -> kind.operations().stream()),
                        Stream.of("ec2:DescribeRegions"))
                .filter(known -> plain.equals(plain(known)) || plain.equals(bare(known)))
                .findFirst()
                .orElseGet(() -> texts.action(operation.strip()));
    }

    private static String bare(String operation) {
        return plain(operation.substring(operation.indexOf(':') + 1));
    }

    private static String plain(String operation) {
        return operation.strip().toLowerCase(Locale.ROOT).replace("-", "");
    }
}
