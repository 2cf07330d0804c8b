package dev.lockstep.cli.practice;

import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.report.ShellWord;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/// The line that points a shell, and whatever it starts, at a practice account, and the one that
/// takes it back. Any POSIX shell can evaluate them; every value is quoted.
final class ShellVariables {
    private ShellVariables() {}

    /// What points a shell at a practice account.
    ///
    /// @param environment of that shell
    static String set(RunningPractice practice, Map<String, String> environment) {
        Map<String, String> values = ClientEnvironment.session(practice);
        for (String name : ClientEnvironment.NO_PROXY) {
            values.put(name, withLoopback(environment.getOrDefault(name, "")));
        }
        return "export "
                + values.entrySet().stream()
                        .map(one -> one.getKey() + "=" + ShellWord.quoted(one.getValue()))
                        .collect(Collectors.joining(" "))
                + "; unset "
                + String.join(" ", ClientEnvironment.inTheWay(environment));
    }

    /// What takes it back. Variables that were there before are not brought back, but for what
    /// NO_PROXY held.
    static String unset(Map<String, String> environment) {
        var names = new ArrayList<>(ClientEnvironment.names());
        var kept = new ArrayList<String>();
        for (String name : ClientEnvironment.NO_PROXY) {
            String before = withoutLoopback(environment.getOrDefault(name, ""));
            if (before.isEmpty()) {
                names.add(name);
            } else {
                kept.add(name + "=" + ShellWord.quoted(before));
            }
        }
        String unset = "unset " + String.join(" ", names);
        return kept.isEmpty() ? unset : unset + "; export " + String.join(" ", kept);
    }

    private static String withLoopback(String before) {
        if (before.isEmpty()) {
            return ClientEnvironment.LOOPBACK;
        }
        return before.equals(withoutLoopback(before))
                ? before + "," + ClientEnvironment.LOOPBACK
                : before;
    }

    private static String withoutLoopback(String now) {
        String ours = ClientEnvironment.LOOPBACK;
        if (now.equals(ours)) {
            return "";
        }
        return now.endsWith("," + ours) ? now.substring(0, now.length() - ours.length() - 1) : now;
    }
}
