package dev.lockstep.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Judges a snapshot folder by the letter of the written controls, one naive step after the other.
///
/// @@AMBIGUITIES@@
final class NaiveJudge {
    private NaiveJudge() {}

    /// The findings that are expected for the folder under the baseline, given as plain JSON.
    static List<Expected> judge(Path folder, JsonNode baselineJson) {
        JudgedAccount account = JudgedAccount.read(folder);
        JudgedBaseline baseline = JudgedBaseline.of(baselineJson, account.now());
        List<Expected> found = new ArrayList<>();
        found.addAll(new JudgePasswordPolicy(account, baseline).findings());
        found.addAll(new JudgeRoot(account, baseline).findings());
        found.addAll(new JudgeGroups(account, baseline).findings());
        found.addAll(new JudgeTrust(account, baseline).findings());
        found.addAll(new JudgeUsers(account, baseline).findings());
        found.addAll(new JudgeMfa(account, baseline).findings());
        found.addAll(new JudgeKeys(account, baseline).findings());
        found.addAll(new JudgeVerified(account, baseline).findings());
        found.addAll(new JudgeAround(account, baseline).findings());
        return found.stream().map(f -> baseline.excepts(f) ? f.excepted() : f).toList();
    }
}
