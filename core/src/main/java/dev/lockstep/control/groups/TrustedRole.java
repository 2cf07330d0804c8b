package dev.lockstep.control.groups;

import dev.lockstep.access.UnknownPolicy;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.control.groups.trust.TrustStatement;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A role whose trust policy is judged.
///
/// @param evidence the trust policy as it was read
record TrustedRole(Role role, Subject subject, Evidence evidence) {

    /// One verdict for each role; where roles cannot be listed, one undetermined verdict about the
    /// account.
    static List<Verdict> judgeEach(
            AccountSnapshot snapshot, Function<TrustedRole, Verdict> judgement) {
        Read<List<Role>> read = snapshot.roles();
        return switch (read) {
            case Read.Known<List<Role>>(var roles, var _) ->
                    roles.stream().map(role -> of(role, read)).map(judgement).toList();
            case Read.Missing<List<Role>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("RoleDetailList", missing),
                                    missing));
        };
    }

    private static TrustedRole of(Role role, Read<List<Role>> read) {
        return new TrustedRole(
                role,
                Subject.of(Subject.Kind.ROLE, role.name(), Optional.of(role.arn())),
                Evidence.NONE.with(
                        "AssumeRolePolicyDocument", read.map(_ -> role.trustPolicy().text())));
    }

    /// Judges by the statements that let somebody in; undetermined if the policy cannot be read.
    Verdict judgeBy(Function<List<TrustStatement>, Verdict> judgement) {
        return switch (role.trustPolicy()) {
            case PolicyDocument document -> judgement.apply(TrustStatement.of(document));
            case Malformed malformed ->
                    Verdict.undetermined(
                            subject,
                            evidence,
                            UnknownPolicy.malformed(
                                    "the trust policy of role " + role.name(), malformed));
        };
    }

    boolean isServiceLinked() {
        return role.path().startsWith("/aws-service-role/");
    }

    /// Advice that starts with a look at the trust policy.
    Advice advice(Remedy remedy, String text) {
        return new Advice(
                remedy,
                text,
                List.of(
                        AwsCommand.of("iam", "get-role")
                                .option("--role-name", role.name())
                                .option("--query", "Role.AssumeRolePolicyDocument")
                                .option("--output", "json")
                                .text()));
    }
}
