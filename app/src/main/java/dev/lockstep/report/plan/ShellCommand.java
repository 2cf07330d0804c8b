package dev.lockstep.report.plan;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.record.plan.PlanValue;
import dev.lockstep.report.ShellWord;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One call of an operation as a command of the AWS CLI.
///
/// Where a value is plain text it stands as an option; where it is not (a dash in front, `file://`,
/// which the AWS CLI would read, a line break, letters beyond ASCII), the whole input is given as
/// JSON in ASCII, so that nothing in between makes anything else of it.
final class ShellCommand {
    private static final Pattern OPERATION = Pattern.compile("([a-z][a-z-]*):([A-Z][A-Za-z]*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");
    private static final Pattern READ_BY_CLI =
            Pattern.compile("(-|file://|fileb://|https?://).*", Pattern.CASE_INSENSITIVE);
    private static final String REGION = "Region";
    private static final int ARN_REGION = 3;

    /// Longer commands have each option in a line of its own.
    private static final int WIDTH = 100;

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String service;
    private final String operation;
    private final Optional<String> region;
    private final SequencedMap<String, PlanValue> input;

    private ShellCommand(
            String service,
            String operation,
            Optional<String> region,
            SequencedMap<String, PlanValue> input) {
        this.service = service;
        this.operation = operation;
        this.region = region;
        this.input = input;
    }

    /// The command for a call.
    ///
    /// @param call such as `iam:UpdateAccessKey`
    /// @param parameters by AWS's names
    /// @throws IllegalArgumentException if a name is in no words of AWS
    static ShellCommand of(String call, SequencedMap<String, PlanValue> parameters) {
        var named = OPERATION.matcher(call);
        if (!named.matches()) {
            throw new IllegalArgumentException("no operation of AWS: " + call);
        }
        var input = new LinkedHashMap<String, PlanValue>();
        parameters.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("no parameter of AWS: " + name);
            }
            if (!name.equals(REGION)) {
                input.put(name, name.endsWith("PolicyDocument") ? compact(value) : value);
            }
        });
        return new ShellCommand(
                named.group(1).replace("access-analyzer", "accessanalyzer"),
                named.group(2),
                region(named.group(1), parameters),
                input);
    }

    /// Where it is done: as it says, or where the trail that it names is at home.
    private static Optional<String> region(
            String service, SequencedMap<String, PlanValue> parameters) {
        if (parameters.get(REGION) instanceof PlanValue.Text(String region)) {
            return Optional.of(region);
        }
        if (!service.equals("cloudtrail")) {
            return Optional.empty();
        }
        return parameters.values().stream()
                .filter(PlanValue.Text.class::isInstance)
                .map(one -> ((PlanValue.Text) one).text().split(":", -1))
                .filter(parts -> parts[0].equals("arn") && parts.length > ARN_REGION)
                .map(parts -> parts[ARN_REGION])
                .findFirst();
    }

    /// A policy in one line: the same policy in other white space.
    private static PlanValue compact(PlanValue value) {
        return value instanceof PlanValue.Text(String text)
                        && PolicyDocument.parse(text) instanceof PolicyDocument policy
                ? new PlanValue.Text(PolicyPrinter.compact(policy))
                : value;
    }

    /// The lines of the command; after what takes a while to be seen, one that waits for it.
    ///
    /// @param account the account's id
    List<String> with(String partition, String account) {
        var lines = new ArrayList<String>();
        lines.add(text());
        waiting(partition, account).ifPresent(lines::add);
        return lines;
    }

    /// Commands that come later need what was made, and IAM does not see it at once.
    private Optional<String> waiting(String partition, String account) {
        return switch (operation) {
            case "CreateUser" ->
                    plain("UserName")
                            .map(name ->
                                    "aws iam wait user-exists --user-name "
                                            + ShellWord.quoted(name));
            case "CreatePolicy" ->
                    plain("PolicyName")
                            .flatMap(name ->
                                    plain("Path")
                                            .map(path ->
                                                    String.join(
                                                            ":",
                                                            "arn",
                                                            partition,
                                                            "iam",
                                                            "",
                                                            account,
                                                            "policy" + path + name)))
                            .map(arn ->
                                    "aws iam wait policy-exists --policy-arn "
                                            + ShellWord.quoted(arn));
            default -> Optional.empty();
        };
    }

    private Optional<String> plain(String name) {
        return input.get(name) instanceof PlanValue.Text(String text) && isPlain(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private String text() {
        var words = new ArrayList<String>();
        words.add("aws " + service + " " + kebab(operation));
        // A region is made a word of the command line too, whatever it is.
        region.ifPresent(one -> words.add("--region=" + ShellWord.quoted(one)));
        if (input.values().stream().allMatch(ShellCommand::isPlain)) {
            input.forEach((name, value) -> words.add(option(name, value)));
        } else {
            words.add("--cli-input-json " + ShellWord.quoted(json(new PlanValue.Members(input))));
        }
        String line = String.join(" ", words);
        return line.length() <= WIDTH ? line : String.join(" \\\n    ", words);
    }

    private static boolean isPlain(PlanValue value) {
        return switch (value) {
            case PlanValue.Text(String text) -> isPlain(text);
            // As JSON in ASCII they are plain, whatever is in them.
            case PlanValue.Items _, PlanValue.Members _, PlanValue.Count _, PlanValue.Flag _ ->
                    true;
            case PlanValue.None _ -> false;
        };
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !READ_BY_CLI.matcher(text).matches();
    }

    private static String option(String name, PlanValue value) {
        String option = kebab(name);
        return switch (value) {
            case PlanValue.Text(String text) -> "--" + option + " " + ShellWord.quoted(text);
            case PlanValue.Count(long count) -> "--" + option + " " + count;
            case PlanValue.Flag(boolean flag) -> (flag ? "--" : "--no-") + option;
            case PlanValue.Items _, PlanValue.Members _, PlanValue.None _ ->
                    "--" + option + " " + ShellWord.quoted(json(value));
        };
    }

    /// JSON in ASCII and without an apostrophe, which would end the shell's quotes.
    private static String json(PlanValue value) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            value.write(json);
        }
        // An apostrophe stands in texts alone, and DEL is the one control that JSON lets through.
        return text.toString().replace("'", "\\u0027").replace("\u007f", "\\u007f");
    }

    /// As the AWS CLI writes a name: `UpdateAccessKey` is `update-access-key`, and `SSHPublicKeyId`
    /// is `ssh-public-key-id`.
    private static String kebab(String name) {
        return name.replaceAll("(.)([A-Z][a-z]+)", "$1-$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
