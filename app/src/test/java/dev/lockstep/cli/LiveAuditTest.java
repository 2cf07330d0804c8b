package dev.lockstep.cli;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.NoSession;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.operation.ScriptedAccount;
import dev.lockstep.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `lockstep audit` without `--from` reads AWS.
class LiveAuditTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @Test
    void the_head_says_which_account_was_asked_as_whom_and_where() {
        Run run = audit(new ScriptedAccount(failing()).endpoint("http://127.0.0.1:5000"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("Lockstep audit of AWS account 123456789012")
                .contains(
                        "Asked as arn:aws:iam::123456789012:user/auditor at http://127.0.0.1:5000.");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_json_says_it_too() {
        Run run =
                audit(
                        new ScriptedAccount(failing()).endpoint("http://127.0.0.1:5000"),
                        "--format",
                        "json");
        JsonNode account = JSON.readTree(run.out()).get("account");
        assertThat(account.get("caller").asString()).endsWith("user/auditor");
        assertThat(account.get("endpoint").asString()).isEqualTo("http://127.0.0.1:5000");
        assertThat(account.get("practice").asBoolean()).isFalse();
    }

    @Test
    void what_AWS_refuses_is_named_and_is_3() {
        Run run =
                audit(
                        new ScriptedAccount(account().denied(ReadKey.PASSWORD_POLICY)),
                        "--only",
                        "password-length");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(
                        "lockstep: not complete: AWS refused iam:GetAccountPasswordPolicy (not"
                                + " authorized)\n");
    }

    @ParameterizedTest
    @CsvSource({"NOTHING_THERE, 69", "NOT_TAKEN, 3", "UNREACHABLE, 3", "USAGE, 64"})
    void without_a_session_there_is_one_line_and_its_status(NoSession.Why why, int status) {
        Run run = audit(new Closed(why));
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("lockstep: no way in; aws login opens one\n");
    }

    @Test
    void the_options_of_the_AWS_CLI_are_passed_on() {
        var account = new ScriptedAccount(failing());
        Run.reaching(
                account,
                folder,
                Map.of("HOME", "/home/alice", "SOME", "thing"),
                "audit",
                "--profile",
                "audit",
                "--region",
                "eu-north-1",
                "--endpoint-url",
                "http://127.0.0.1:1",
                "--mfa-code",
                "123456");
        SessionRequest request = account.request().orElseThrow();
        assertThat(request.profile()).contains("audit");
        assertThat(request.region()).contains("eu-north-1");
        assertThat(request.endpoint()).contains("http://127.0.0.1:1");
        assertThat(request.environment()).containsEntry("SOME", "thing");
        assertThat(request.home()).contains(Path.of("/home/alice"));
        assertThat(request.state()).contains(Path.of("/home/alice/.local/state/lockstep"));
        assertThat(request.mfaCode().ask("device").map(Secret::reveal)).contains("123456");
    }

    @Test
    void where_there_is_no_terminal_nobody_is_asked_for_a_code() {
        var account = new ScriptedAccount(failing());
        audit(account);
        assertThat(account.request().orElseThrow().mfaCode().ask("device")).isEmpty();
    }

    @Test
    void another_account_than_the_one_that_is_meant_is_4() {
        Run run = audit(new ScriptedAccount(account()), "--account", "999999999999");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("999999999999", "nothing was read").hasLineCount(1);
    }

    @Test
    void a_bar_is_shown_on_a_terminal_and_neither_in_a_pipe_nor_where_quiet_is_asked_for() {
        Map<String, String> terminal = Map.of("LOCKSTEP_ERROR_TERMINAL", "1");
        assertThat(bar(terminal)).contains("lockstep: confirming");
        assertThat(bar(terminal, "--quiet")).isEmpty();
        assertThat(bar(Map.of())).isEmpty();
    }

    private String bar(Map<String, String> environment, String... more) {
        var arguments = new java.util.ArrayList<>(List.of("audit"));
        arguments.addAll(List.of(more));
        return Run.reaching(
                        new ScriptedAccount(failing()),
                        folder,
                        environment,
                        arguments.toArray(String[]::new))
                .err();
    }

    @Test
    void the_policy_holds_every_call_and_reads_nothing() {
        var account = new ScriptedAccount(account());
        Run run = audit(account, "--print-policy");
        assertThat(run.status()).isZero();
        assertThat(account.request()).isEmpty();
        JsonNode statement = JSON.readTree(run.out()).get("Statement").get(0);
        var expected = new TreeSet<String>(account.actions());
        ReadKey.all().forEach(kind -> expected.addAll(kind.operations()));
        // Anybody may ask the one, and only root asks the other, whom no policy limits.
        expected.removeAll(List.of("sts:GetCallerIdentity", "iam:GetUser"));
        assertThat(statement.get("Action").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(expected);
        assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
        assertThat(expected)
                .contains(
                        "account:GetAlternateContact",
                        "access-analyzer:ListAnalyzers",
                        "organizations:ListRoots")
                .allMatch(action -> action.matches("[a-z-]+:(Get|List|Describe|Generate)\\w+"));
    }

    private Run audit(Accounts accounts, String... more) {
        var arguments = new java.util.ArrayList<>(List.of("audit"));
        arguments.addAll(List.of(more));
        return Run.reaching(accounts, folder, Map.of(), arguments.toArray(String[]::new));
    }

    private static TestAccount failing() {
        return account().user("alice", user -> user.passwordUsedDaysAgo(1));
    }

    /// An account that nobody can open.
    private record Closed(NoSession.Why why) implements Accounts {
        @Override
        public Collector open(SessionRequest request) {
            throw new NoSession(why, "no way in; aws login opens one");
        }

        @Override
        public List<String> actions() {
            return List.of();
        }
    }

    @Test
    void it_is_told_where_lockstep_keeps_its_state() {
        var account = new ScriptedAccount(account());
        Run.reaching(account, folder, Map.of("XDG_STATE_HOME", "/state"), "audit");
        assertThat(account.request().orElseThrow().state())
                .isEqualTo(Optional.of(Path.of("/state/lockstep")));
    }
}
