package dev.lockstep.cli.ready;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The man page, in the macros of man(7), from what the parser knows of the commands.
///
/// @param date in its corner
record ManPage(CommandLine commands, LocalDate date) {
    private static final String EXAMPLES = "Examples:";

    String text() {
        CommandSpec spec = commands.getCommandSpec();
        var out = new StringBuilder();
        line(
                out,
                ".TH LOCKSTEP 1 \""
                        + date
                        + "\" \"lockstep "
                        + Version.TEXT
                        + "\" \"User Commands\"");
        line(out, ".SH NAME");
        line(out, "lockstep \\- " + escaped(uncapitalized(header(spec)).replaceFirst("\\.$", "")));
        line(out, ".SH SYNOPSIS");
        line(out, "\\fBlockstep\\fR \\fICOMMAND\\fR [\\fIoption\\fR .\\|.\\|.]");
        line(out, ".SH DESCRIPTION");
        paragraphs(out, ABOUT);
        line(out, ".SH OPTIONS");
        options(out, spec);
        line(out, ".SH COMMANDS");
        commands.getSubcommands().values().forEach(command -> command(out, command));
        line(out, ".SH EXAMPLES");
        footer(out, spec, false);
        line(out, ".SH EXIT STATUS");
        terms(out, STATUS);
        line(out, ".SH ENVIRONMENT");
        terms(out, ENVIRONMENT);
        line(out, ".SH FILES");
        terms(out, FILES);
        return out.toString();
    }

    private static void command(StringBuilder out, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        line(out, ".SS \"" + escaped(synopsis(spec)) + "\"");
        paragraphs(out, List.of(header(spec)));
        String description = String.join(" ", spec.usageMessage().description());
        if (!description.isBlank()) {
            line(out, ".PP");
            paragraphs(out, List.of(description));
        }
        parameters(out, spec);
        options(out, spec);
        line(out, ".PP");
        footer(out, spec, true);
        command.getSubcommands().values().forEach(inner -> command(out, inner));
    }

    private static String synopsis(CommandSpec spec) {
        String parameters =
                spec.positionalParameters().stream()
                        .map(ManPage::shown)
                        .collect(Collectors.joining(" "));
        return (spec.qualifiedName()
                        + (spec.subcommands().isEmpty() ? "" : " COMMAND")
                        + (parameters.isEmpty() ? "" : " " + parameters))
                .strip();
    }

    private static String shown(PositionalParamSpec parameter) {
        return parameter.required() || parameter.hideParamSyntax()
                ? parameter.paramLabel()
                : "[" + parameter.paramLabel() + "]";
    }

    private static void parameters(StringBuilder out, CommandSpec spec) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            line(out, ".TP");
            line(out, "\\fI" + escaped(parameter.paramLabel()) + "\\fR");
            described(out, parameter);
        }
    }

    private static void options(StringBuilder out, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (option.hidden()) {
                continue;
            }
            line(out, ".TP");
            String names =
                    Arrays.stream(option.names())
                            .map(name -> "\\fB" + escaped(name) + "\\fR")
                            .collect(Collectors.joining(", "));
            line(
                    out,
                    names
                            + (option.arity().max() > 0
                                    ? " \\fI" + escaped(option.paramLabel()) + "\\fR"
                                    : ""));
            described(out, option);
        }
    }

    private static void described(StringBuilder out, ArgSpec argument) {
        paragraphs(out, List.of(String.join(" ", argument.description())));
    }

    /// Examples, and what else stands under the options in the help.
    private static void footer(StringBuilder out, CommandSpec spec, boolean titled) {
        List<String> lines = List.of(spec.usageMessage().footer());
        int from = lines.indexOf(EXAMPLES) + 1;
        List<String> examples =
                lines.subList(from, lines.size()).stream()
                        .takeWhile(one -> !one.isEmpty())
                        .toList();
        if (titled) {
            line(out, EXAMPLES);
            line(out, ".PP");
        }
        line(out, ".nf");
        line(out, ".RS 4");
        examples.forEach(one -> line(out, escaped(one.strip())));
        line(out, ".RE");
        line(out, ".fi");
        String rest = String.join(" ", lines.subList(from + examples.size(), lines.size())).strip();
        if (titled && !rest.isEmpty()) {
            line(out, ".PP");
            paragraphs(out, List.of(rest));
        }
    }

    private static void terms(StringBuilder out, Map<String, String> terms) {
        for (String term : new ArrayList<>(terms.keySet()).stream().sorted().toList()) {
            line(out, ".TP");
            line(out, "\\fB" + escaped(term) + "\\fR");
            paragraphs(out, List.of(terms.getOrDefault(term, "")));
        }
    }

    private static void paragraphs(StringBuilder out, List<String> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++) {
            if (i > 0) {
                line(out, ".PP");
            }
            // roff sets the space after a sentence by the end of its line.
            paragraphs
                    .get(i)
                    .strip()
                    .replaceAll("(?<=\\.) +", "\n")
                    .lines()
                    .forEach(sentence -> line(out, escaped(sentence)));
        }
    }

    private static String header(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().header());
    }

    private static String uncapitalized(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }

    /// Text that roff takes for nothing else: no escape, no request, and dashes that can be copied.
    private static String escaped(String text) {
        String plain =
                text.replace("\\", "\\e")
                        .replace("-", "\\-")
                        .replace("'", "\\(aq")
                        .replace("`", "\\(ga")
                        .replace("^", "\\(ha")
                        .replace("~", "\\(ti")
                        .replace("\"", "\\(dq")
                        .replace("…", ".\\|.\\|.");
        return plain.startsWith(".") ? "\\&" + plain : plain;
    }

    private static final List<String> ABOUT =
            List.of(
                    "Lockstep audits the identity side of an AWS account in eight steps: a strong"
                            + " password policy, MFA on root, no root access keys, groups for daily work,"
                            + " one user for each person, MFA for each user, no unneeded access keys, each"
                            + " person verified.",
                    "It tells step by step what is well, what is not, what cannot be known, and what"
                            + " to do about each. It only reads. Results go to standard output, everything"
                            + " else to standard error.");

    private static final Map<String, String> STATUS =
            Map.of(
                    "0", "Well: nothing fails at or above --fail-on.",
                    "1", "Something fails.",
                    "3",
                            "Not complete: AWS refused, throttled or did not answer something that a"
                                    + " verdict hangs on; with --strict, anything undetermined.",
                    "4",
                            "Refused: another account than the one that is meant, or a file that would"
                                    + " be overwritten.",
                    "64", "Wrong usage.",
                    "65", "A bad input file.",
                    "69", "Something is missing on this machine.",
                    "70", "A bug in lockstep.",
                    "130", "Interrupted.");

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "AWS_*",
                            "As in the AWS CLI: profile, region, keys, endpoints, certificates and"
                                    + " configuration files.",
                    "HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "Proxies on the way to AWS.",
                    "NO_COLOR",
                            "If it is set, there is no colour unless --color always asks for it.");

    private static final Map<String, String> FILES =
            Map.of(
                    "./lockstep.yaml", "What you want to be true; lockstep init writes one.",
                    "~/.aws/config, ~/.aws/credentials", "The configuration of the AWS CLI.");
}
