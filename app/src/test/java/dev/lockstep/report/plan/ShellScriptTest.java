package dev.lockstep.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.effect.wording.Parameter;
import dev.lockstep.effect.wording.Wording;
import dev.lockstep.record.AuditRecord.AccountRecord;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecord.ChangeRecord;
import dev.lockstep.record.plan.PlanRecord.EffectRecord;
import dev.lockstep.record.plan.PlanRecord.GuardRecord;
import dev.lockstep.record.plan.PlanValue;
import dev.lockstep.report.Printable;
import dev.lockstep.wire.CaseRun;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.Venv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script does what the plan says, and whatever stands in the plan stays text.
class ShellScriptTest {
    private static final String ID = "123456789012";
    private static final String READ =
            """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
            """;

    /// Texts that would be something else to a shell, to the AWS CLI or to a terminal.
    private static final List<String> HOSTILE =
            List.of(
                    "'; touch broken; '",
                    "$(touch broken)",
                    "`touch broken`",
                    "\"; touch broken; \"",
                    "a\ntouch broken\n",
                    "a\r\ntouch broken",
                    "--help",
                    "-x",
                    "file:///etc/passwd",
                    "http://127.0.0.1:1/",
                    "$HOME",
                    "\\",
                    "!!",
                    "* ? [a] {b,c} ~",
                    "Łódź \u202Ereversed \u001B[31m",
                    "");

    @TempDir Path folder;

    private static PlanRecord plan(String title, String guard, List<Effect> effects) {
        return plan(title, guard, effects, Optional.empty());
    }

    private static PlanRecord plan(
            String title, String guard, List<Effect> effects, Optional<String> endpoint) {
        var change =
                new ChangeRecord(
                        "c1",
                        "any",
                        Step.GROUPS,
                        new Subject(Subject.Kind.ACCOUNT, ID, Optional.empty(), Optional.empty()),
                        title,
                        List.of(title),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        "low",
                        Optional.of("undone"),
                        Optional.empty(),
                        List.of(),
                        effects.stream().map(ShellScriptTest::record).toList(),
                        1,
                        List.of(),
                        List.of(title),
                        Optional.of(title));
        return new PlanRecord(
                "sha256:0",
                "0",
                new AccountRecord(
                        Optional.of(ID),
                        Optional.empty(),
                        "aws",
                        Optional.empty(),
                        endpoint,
                        false),
                "sha256:1",
                Optional.empty(),
                Instant.EPOCH,
                List.of(),
                new PlanRecord.Selected(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                effects.isEmpty() ? List.of() : List.of(change),
                List.of(),
                List.of(new GuardRecord("within-limits", guard, title)),
                List.of(),
                List.of(new PlanRecord.ByHandRecord(Step.GROUPS, title, Optional.empty())),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static EffectRecord record(Effect effect) {
        var call = Wording.of(effect);
        return new EffectRecord(call.operation(), members(call.parameters()));
    }

    private static SequencedMap<String, PlanValue> members(
            SequencedMap<String, Parameter> parameters) {
        var members = new LinkedHashMap<String, PlanValue>();
        parameters.forEach((name, value) -> members.put(name, value(value)));
        return members;
    }

    private static PlanValue value(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Text(String text) -> new PlanValue.Text(text);
            case Parameter.Count(long count) -> new PlanValue.Count(count);
            case Parameter.Flag(boolean flag) -> new PlanValue.Flag(flag);
            case Parameter.Many(var many) ->
                    new PlanValue.Items(many.stream().map(ShellScriptTest::value).toList());
            case Parameter.Nested(var nested) -> new PlanValue.Members(members(nested));
        };
    }

    private record Ran(int status, String out, String errors) {}

    private Ran run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, Files.readString(errors));
    }

    /// Runs a script with an `aws` that writes down what it was called with.
    private List<List<String>> calls(String script, String account, Map<String, String> more)
            throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path aws = bin.resolve("aws");
        Files.writeString(
                aws,
                """
                #!/bin/sh
                if [ "$1" = sts ]; then echo %s; exit 0; fi
                for word in "$@"; do printf '%%s\\0' "$word"; done >> calls
                printf '\\0' >> calls
                """
                        .formatted(account));
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        Files.deleteIfExists(folder.resolve("calls"));
        var environment = new HashMap<String, String>(more);
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("LC_ALL", "C");
        // Without a terminal, whoever runs the tests.
        Ran ran = run(List.of("setsid", "-w", "/bin/sh", file.toString()), environment);
        assertThat(folder.resolve("broken")).doesNotExist();
        if (ran.status() == 4) {
            assertThat(ran.errors()).containsAnyOf("Nothing was done", "Stopped");
            assertThat(folder.resolve("calls")).doesNotExist();
            return List.of();
        }
        assertThat(ran.status()).as(ran.errors() + "\n" + script).isZero();
        var calls = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        for (String word : Files.readString(folder.resolve("calls")).split("\0", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            } else if (!words.isEmpty()) {
                calls.add(List.copyOf(words));
                words.clear();
            }
        }
        return calls;
    }

    @Test
    void whatever_a_name_or_a_document_is_it_stays_text_in_commands_and_in_comments()
            throws Exception {
        for (String text : HOSTILE) {
            String script =
                    ShellScript.of(
                            plan(
                                    text,
                                    "holds",
                                    List.of(
                                            new GroupEffect.PutGroupPolicy("g", "p", text),
                                            new UserEffect.TagUser("u", Map.of("k", text)))));
            assertThat(script).as(script).matches("[\\x20-\\x7e\\nŁódź]*");
            List<List<String>> calls = calls(script, ID, confirming(text));
            assertThat(calls).as(script).hasSize(2);
            List<String> put = calls.getFirst();
            if (put.get(2).equals("--cli-input-json")) {
                assertThat(PlanValue.parse(put.getLast()))
                        .isEqualTo(
                                new PlanValue.Members(
                                        members(
                                                Wording.of(
                                                                new GroupEffect.PutGroupPolicy(
                                                                        "g", "p", text))
                                                        .parameters())));
            } else if (!text.isEmpty()) {
                assertThat(put).contains(text);
            }
            assertThat(PlanValue.parse(calls.getLast().getLast()).shown()).contains(text);
        }
    }

    @Test
    void another_account_is_refused_before_any_command() throws Exception {
        assertThat(
                        calls(
                                ShellScript.of(
                                        plan(
                                                "t",
                                                "holds",
                                                List.of(new GroupEffect.DeleteGroup("g")))),
                                "210987654321",
                                confirming("t")))
                .isEmpty();
    }

    private static Map<String, String> confirming(String word) {
        return Map.of("LOCKSTEP_CONFIRM", Printable.line(word));
    }

    private static final List<Effect> ONE = List.of(new GroupEffect.DeleteGroup("g"));

    @Test
    void a_change_that_asks_for_a_name_waits_for_just_that_name() throws Exception {
        String script = ShellScript.of(plan("AKIA1", "holds", ONE));
        assertThat(calls(script, ID, Map.of())).isEmpty();
        assertThat(calls(script, ID, confirming("AKIA12 xAKIA1 *"))).isEmpty();
        assertThat(calls(script, ID, confirming("alice AKIA1"))).hasSize(1);
        String pattern = ShellScript.of(plan("*", "holds", ONE));
        assertThat(calls(pattern, ID, confirming("AKIA1"))).isEmpty();
    }

    @Test
    void a_change_cut_out_of_the_script_asks_all_the_same() {
        String script = ShellScript.of(plan("AKIA1", "holds", ONE));
        assertThat(script)
                .containsSubsequence(
                        "confirm() {", "confirm 'AKIA1' ", "confirm 'AKIA1' ", "aws iam delete-");
    }

    @Test
    void another_endpoint_than_that_of_the_plan_is_refused_and_the_same_is_used() throws Exception {
        String mine = "http://127.0.0.1:5000";
        var asked = new HashMap<String, String>(confirming("t"));
        String real = ShellScript.of(plan("t", "holds", ONE));
        String local = ShellScript.of(plan("t", "holds", ONE, Optional.of(mine)));
        assertThat(calls(real, ID, asked)).hasSize(1);
        assertThat(calls(local, ID, asked)).hasSize(1);
        assertThat(local).contains("export AWS_ENDPOINT_URL ");
        asked.put("AWS_ENDPOINT_URL", mine);
        assertThat(calls(real, ID, asked)).isEmpty();
        assertThat(calls(local, ID, asked)).hasSize(1);
        asked.put("AWS_ENDPOINT_URL", "http://127.0.0.1:6000");
        assertThat(calls(local, ID, asked)).isEmpty();
        asked.remove("AWS_ENDPOINT_URL");
        asked.put("AWS_ENDPOINT_URL_IAM", mine);
        assertThat(calls(real, ID, asked)).isEmpty();
        assertThat(calls(local, ID, asked)).isEmpty();
    }

    @Test
    void a_plan_that_a_guard_refuses_has_no_command() {
        String script =
                ShellScript.of(plan("why", "refuses", List.of(new GroupEffect.DeleteGroup("g"))));
        assertThat(script).contains("exit 4").contains("refuses: within-limits: why");
        assertThat(script).doesNotContain("\naws ");
    }

    @Test
    void a_script_is_for_any_shell_and_shellcheck_finds_nothing() throws Exception {
        String script = ShellScript.of(plan("it's", "holds", EFFECTS));
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        assertThat(run(List.of("/bin/sh", "-n", file.toString()), Map.of()))
                .isEqualTo(new Ran(0, "", ""));
        if (Files.isExecutable(Path.of("/usr/bin/shellcheck"))) {
            Ran checked =
                    run(
                            List.of(
                                    "/usr/bin/shellcheck",
                                    "-s",
                                    "sh",
                                    "-S",
                                    "warning",
                                    file.toString()),
                            Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8"));
            assertThat(checked.status()).as(checked.out()).isZero();
        }
    }

    private static final String POLICY = "arn:aws:iam::123456789012:policy/team/s3-only";
    private static final List<Effect> EFFECTS =
            List.of(
                    new AccountEffect.UpdateAccountPasswordPolicy(
                            new PasswordPolicy(
                                    14,
                                    true,
                                    true,
                                    true,
                                    false,
                                    true,
                                    Optional.of(90),
                                    Optional.of(24),
                                    false)),
                    new PolicyEffect.CreatePolicy(
                            "s3-only",
                            "/team/",
                            READ,
                            Optional.of("it's for $HOME"),
                            Map.of("Team", "Łódź")),
                    new PolicyEffect.CreatePolicyVersion(POLICY, READ.replace("Get", "Put"), true),
                    new GroupEffect.CreateGroup("developers", "/"),
                    new GroupEffect.AttachGroupPolicy("developers", POLICY),
                    new GroupEffect.PutGroupPolicy("developers", "extra", READ),
                    new UserEffect.CreateUser("al+x", "/p/", Optional.empty(), Map.of("a", "b")),
                    new UserEffect.AddUserToGroup("developers", "al+x"),
                    new UserEffect.TagUser("al+x", Map.of("k", "file:///etc/passwd")),
                    new AroundEffect.CreateTrail(
                            "eu-west-1", "lockstep", "example-trail", true, true, false),
                    new AroundEffect.StartLogging(
                            "arn:aws:cloudtrail:eu-west-1:123456789012:trail/lockstep"));

    /// What the AWS CLI reads back of an account.
    private static final String READ_BACK =
            """
            aws iam get-account-password-policy --query 'PasswordPolicy.[MinimumPasswordLength,RequireSymbols,MaxPasswordAge,PasswordReusePrevention]' --output json
            aws iam get-policy-version --policy-arn %1$s --version-id v2 --query 'PolicyVersion.Document.Statement[0].Action' --output text
            aws iam get-policy --policy-arn %1$s --query 'Policy.[DefaultVersionId,Description,Tags[0].Value]' --output json
            aws iam get-group --group-name developers --query 'Users[].[UserName,Path]' --output json
            aws iam list-attached-group-policies --group-name developers --query 'AttachedPolicies[].PolicyArn' --output json
            aws iam get-group-policy --group-name developers --policy-name extra --query PolicyDocument.Statement[0].Action --output text
            aws iam list-user-tags --user-name al+x --query 'sort_by(Tags, &Key)[].[Key,Value]' --output json
            aws cloudtrail get-trail-status --region eu-west-1 --name lockstep --query IsLogging --output json
            """
                    .formatted(POLICY);

    @Test
    void run_on_moto_it_makes_what_the_effects_say() throws Exception {
        Venv venv = Venv.require("the script of a plan on moto");
        Path home = Files.createDirectories(folder.resolve("home"));
        Path file = folder.resolve("script.sh");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            Files.writeString(
                    file,
                    ShellScript.of(
                            plan(
                                    "it's\n$(x)",
                                    "holds",
                                    EFFECTS,
                                    Optional.of(moto.endpoint().toString()))));
            Map<String, String> environment = new HashMap<>(venv.environment(home));
            environment.putAll(confirming("it's\n$(x)"));
            environment.put("AWS_ENDPOINT_URL", moto.endpoint().toString());
            environment.put("AWS_ACCESS_KEY_ID", CaseRun.Login.ANY.id());
            environment.put("AWS_SECRET_ACCESS_KEY", CaseRun.Login.ANY.secret());
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
            shell("aws s3api create-bucket --bucket example-trail", environment);
            Ran ran = run(List.of("/bin/sh", file.toString()), environment);
            assertThat(ran.status()).as(ran.errors() + Files.readString(file)).isZero();
            assertThat(shell(READ_BACK, environment).replaceAll("\\s+", ""))
                    .isEqualTo(
                            """
                            [14,false,90,24]
                            s3:PutObject
                            ["v2","it'sfor$HOME","Łódź"]
                            [["al+x","/p/"]]
                            ["%s"]
                            s3:GetObject
                            [["a","b"],["k","file:///etc/passwd"]]
                            true
                            """
                                    .formatted(POLICY)
                                    .replaceAll("\\s+", ""));
        }
    }

    private String shell(String command, Map<String, String> environment) throws Exception {
        Ran ran = run(List.of("/bin/sh", "-ec", command), environment);
        assertThat(ran.status()).as(ran.errors()).isZero();
        return ran.out();
    }
}
