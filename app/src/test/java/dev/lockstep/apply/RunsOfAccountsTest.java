package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.TestAccount;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.run.SavedRuns;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.Sha256;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of several accounts on one machine: their ids are times, and may be the same.
class RunsOfAccountsTest {
    private static final String OTHER = "210987654321";
    private static final RunHead HEAD =
            TestRuns.head(
                    TestAccount.account().snapshot().account(),
                    List.of(TestRuns.change(1, new GroupEffect.CreateGroup("team", "/"))));

    @TempDir Path temp;

    private SavedRuns saved() {
        return new SavedRuns(Optional.of(StateFolder.at(temp)));
    }

    private void begin(String account) {
        var where = new RunHead.Where("aws", account, Optional.empty(), Optional.empty(), true);
        String plan = TestRuns.plan(HEAD.changes(), account);
        var head =
                new RunHead(
                        HEAD.run(),
                        Sha256.of(plan),
                        where,
                        List.of(),
                        Optional.empty(),
                        HEAD.startedAt(),
                        HEAD.changes());
        Runs.of(StateFolder.at(temp), where).begin(head, plan, "{}");
    }

    @Test
    void a_run_that_one_account_has_is_found_without_naming_it() {
        begin(OTHER);
        assertThat(saved().show(HEAD.run(), Optional.empty()).account().id()).contains(OTHER);
    }

    @Test
    void a_run_is_looked_for_under_the_account_that_was_asked_about() {
        begin(TestAccount.ID);
        begin(OTHER);
        assertThat(saved().show(HEAD.run(), Optional.of(OTHER)).account().id()).contains(OTHER);
        assertThat(saved().folder(HEAD.run(), Optional.of(TestAccount.ID)).head().where().account())
                .isEqualTo(TestAccount.ID);
    }

    @Test
    void a_run_that_another_account_has_is_refused_and_that_account_named() {
        begin(OTHER);
        assertThatThrownBy(() -> saved().folder(HEAD.run(), Optional.of(TestAccount.ID)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "there is no run %s of account %s on this machine, but one of the practice account %s"
                                .formatted(HEAD.run(), TestAccount.ID, OTHER));
    }

    @Test
    void a_run_that_several_accounts_have_is_refused_until_one_is_named() {
        begin(TestAccount.ID);
        begin(OTHER);
        assertThatThrownBy(() -> saved().show(HEAD.run(), Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "several accounts have a run %s: the practice account %s, the practice account %s; --account says which is meant"
                                .formatted(HEAD.run(), TestAccount.ID, OTHER));
    }

    @Test
    void an_altered_run_of_another_account_stands_in_nobodys_way() throws IOException {
        begin(TestAccount.ID);
        begin(OTHER);
        Path altered =
                temp.resolve(
                        "practice-accounts/aws-" + OTHER + "/runs/" + HEAD.run() + "/run.json");
        Files.writeString(altered, "{");
        assertThat(saved().folder(HEAD.run(), Optional.of(TestAccount.ID)).head().where().account())
                .isEqualTo(TestAccount.ID);
        assertThatThrownBy(() -> saved().folder(HEAD.run(), Optional.of(OTHER)))
                .isInstanceOf(BadInput.class);
    }
}
