package dev.lockstep.effect.touched;

import dev.lockstep.account.Root;
import dev.lockstep.effect.Touched;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicyPrinter;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Names of states: plain words around names of AWS's, such that two things never share one.
final class StateName {
    /// What names of IAM, ids and ARNs are made of. Anything else is quoted, so that it cannot pass
    /// for the words around it.
    private static final Pattern PLAIN = Pattern.compile("[\\w+=,.@/:*-]+");

    private StateName() {}

    /// A name as it stands in the name of a state.
    static String of(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    /// Whose credential it is: a user's name, or the root user.
    static String owner(String name) {
        return name.equals(Root.NAME) ? "the root user" : of(name);
    }

    private static String quoted(String name) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }

    /// One state.
    static Touched state(String name, String state) {
        var states = new TreeMap<String, String>();
        states.put(name, state);
        return new Touched(states);
    }

    /// One state, if the thing is there.
    static Touched state(String name, Optional<String> state) {
        return state.map(one -> state(name, one)).orElse(Touched.NOTHING);
    }

    /// One state, if it is so.
    static Touched state(String name, boolean there, String state) {
        return there ? state(name, state) : Touched.NOTHING;
    }

    /// A policy's text such that equal policies are equal texts; what is no policy stays as it is.
    static String canonical(String document) {
        return canonical(PolicyDocument.parse(document));
    }

    static String canonical(PolicyParse document) {
        return document instanceof PolicyDocument policy
                ? PolicyPrinter.compact(policy)
                : document.text();
    }
}
