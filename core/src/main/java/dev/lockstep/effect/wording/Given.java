package dev.lockstep.effect.wording;

import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The parameters of a call that somebody may have made up: each is asked for once, with what AWS
/// takes for it, and none may be left.
///
/// Rule source: IAM API Reference and the references of Account, CloudTrail and Access Analyzer, by
/// each parameter.
final class Given {
    /// What names of users, groups, roles, policies and certificates are made of.
    static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    /// What ids of credentials are made of.
    static final Pattern ID = Pattern.compile("\\w{1,128}");

    static final Pattern ARN = Pattern.compile("arn:[\\x21-\\x7e]{1,2044}");
    static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]{1,510}/");
    static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,8}");
    static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    static final Pattern SERIAL = Pattern.compile("[\\w+=/:,.@-]{1,256}");
    static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");
    static final Pattern ANY = Pattern.compile("[\\s\\S]{0,2048}");
    static final Pattern FILLED = Pattern.compile("[\\s\\S]{1,2048}");

    private static final int DOCUMENT_LENGTH = 131_072;

    private final String where;
    private final SequencedMap<String, Parameter> left;

    Given(String where, SequencedMap<String, Parameter> parameters) {
        this.where = where;
        this.left = new LinkedHashMap<>(parameters);
    }

    /// A call is refused.
    @SuppressWarnings("serial") // it never leaves this package
    static final class Refusal extends RuntimeException {
        private final String why;

        Refusal(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    Refusal refusal(String why) {
        return new Refusal(where + " " + why);
    }

    String text(String name, Pattern fits) {
        return optional(name, fits).orElseThrow(() -> refusal("has no parameter " + name));
    }

    Optional<String> optional(String name, Pattern fits) {
        return take(name).map(value -> text(name, value, fits));
    }

    private String text(String name, Parameter value, Pattern fits) {
        if (value instanceof Parameter.Text(String text)) {
            if (!fits.matcher(text).matches()) {
                throw refusal("has a " + name + " that AWS does not take");
            }
            return text;
        }
        throw refusal("needs a text as its " + name);
    }

    /// A policy's text.
    String document(String name) {
        Parameter value = take(name).orElseThrow(() -> refusal("has no parameter " + name));
        if (value instanceof Parameter.Text(String text)) {
            if (text.length() > DOCUMENT_LENGTH
                    || PolicyDocument.parse(text) instanceof Malformed) {
                throw refusal("has a " + name + " that is no policy");
            }
            return text;
        }
        throw refusal("needs a text as its " + name);
    }

    boolean flag(String name) {
        return optionalFlag(name).orElseThrow(() -> refusal("has no parameter " + name));
    }

    Optional<Boolean> optionalFlag(String name) {
        return take(name)
                .map(value -> {
                    if (value instanceof Parameter.Flag(boolean flag)) {
                        return flag;
                    }
                    throw refusal("needs true or false as its " + name);
                });
    }

    int count(String name, int least, int most) {
        return optionalCount(name, least, most)
                .orElseThrow(() -> refusal("has no parameter " + name));
    }

    Optional<Integer> optionalCount(String name, int least, int most) {
        return take(name)
                .map(value -> {
                    if (value instanceof Parameter.Count(long number)
                            && number >= least
                            && number <= most) {
                        return (int) number;
                    }
                    throw refusal(
                            "needs a whole number from "
                                    + least
                                    + " to "
                                    + most
                                    + " as its "
                                    + name);
                });
    }

    /// Active or Inactive.
    boolean status() {
        String status = text("Status", WORD);
        return switch (status) {
            case "Active" -> true;
            case "Inactive" -> false;
            default -> throw refusal("needs Active or Inactive as its Status");
        };
    }

    List<String> texts(String name, Pattern fits) {
        return many(name).stream().map(value -> text(name, value, fits)).toList();
    }

    /// The structures of a list; none where the parameter is not there.
    List<Given> nested(String name) {
        var found = new ArrayList<Given>();
        for (Parameter value : many(name)) {
            if (value instanceof Parameter.Nested(var members)) {
                found.add(new Given(where + ", " + name + ",", members));
            } else {
                throw refusal("needs structures as its " + name);
            }
        }
        return found;
    }

    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        for (Given tag : nested("Tags")) {
            String key = tag.text("Key", FILLED);
            if (tags.keySet().stream().anyMatch(key::equalsIgnoreCase)) {
                throw refusal("has two tags of one key");
            }
            tags.put(key, tag.text("Value", ANY));
            tag.end();
        }
        return tags;
    }

    private List<Parameter> many(String name) {
        return take(name)
                .map(value -> {
                    if (value instanceof Parameter.Many(var members)) {
                        return members;
                    }
                    throw refusal("needs a list as its " + name);
                })
                .orElse(List.of());
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    private Optional<Parameter> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    /// @throws Refusal if any parameter was not asked for
    void end() {
        if (!left.isEmpty()) {
            throw refusal(
                    "has a parameter that Lockstep does not send: " + left.firstEntry().getKey());
        }
    }
}
