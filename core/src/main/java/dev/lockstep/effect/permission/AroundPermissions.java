package dev.lockstep.effect.permission;

import static dev.lockstep.effect.permission.Takes.iam;
import static dev.lockstep.effect.permission.Takes.on;

import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;

/// What writes on the account as a whole and around it take: the write, the looks before and after
/// it, and the write that takes it back.
///
/// Rule source: Service Authorization Reference, by each service; IAM Access Analyzer guide, "Using
/// service-linked roles": the first analyzer makes its role.
final class AroundPermissions {
    private static final String ANY = "*";

    private AroundPermissions() {}

    static Takes of(AccountEffect effect, Arns arns) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    iam(
                            ANY,
                            "UpdateAccountPasswordPolicy",
                            "DeleteAccountPasswordPolicy",
                            "GetAccountPasswordPolicy");
            case AccountEffect.CreateAccountAlias _, AccountEffect.DeleteAccountAlias _ ->
                    iam(ANY, "CreateAccountAlias", "DeleteAccountAlias", "ListAccountAliases");
            case ServerCertificateEffect.DeleteServerCertificate(var name) ->
                    iam(arns.serverCertificate(name), "DeleteServerCertificate")
                            .andIam(ANY, "ListServerCertificates");
            // No plan makes these.
            case ServerCertificateEffect _, ProviderEffect _ -> on(ANY, effect.operation());
        };
    }

    static Takes of(AroundEffect effect, Arns arns) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact _, AroundEffect.DeleteAlternateContact _ ->
                    on(
                            arns.contacts(),
                            "account:PutAlternateContact",
                            "account:DeleteAlternateContact",
                            "account:GetAlternateContact");
            case AroundEffect.CreateTrail trail ->
                    on(
                                    trail.arn(arns.account()),
                                    "cloudtrail:CreateTrail",
                                    "cloudtrail:DeleteTrail")
                            .and(ANY, "cloudtrail:DescribeTrails");
            case AroundEffect.UpdateTrail trail ->
                    on(trail.arn(), "cloudtrail:UpdateTrail").and(ANY, "cloudtrail:DescribeTrails");
            case AroundEffect.DeleteTrail(var arn) ->
                    on(arn, "cloudtrail:DeleteTrail").and(ANY, "cloudtrail:DescribeTrails");
            case AroundEffect.StartLogging(var arn) -> logging(arn);
            case AroundEffect.StopLogging(var arn) -> logging(arn);
            case AroundEffect.PutEventSelectors(var arn, _) ->
                    on(arn, "cloudtrail:PutEventSelectors", "cloudtrail:GetEventSelectors");
            case AroundEffect.CreateAnalyzer(var region, var name, _) ->
                    analyzer(arns.analyzer(region, name))
                            .and(
                                    IamArn.of(
                                            arns.account(),
                                            "role",
                                            "/aws-service-role/access-analyzer.amazonaws.com/",
                                            "AWSServiceRoleForAccessAnalyzer"),
                                    "iam:CreateServiceLinkedRole");
            case AroundEffect.DeleteAnalyzer(var region, var name) ->
                    analyzer(arns.analyzer(region, name));
        };
    }

    private static Takes logging(String arn) {
        return on(
                arn,
                "cloudtrail:StartLogging",
                "cloudtrail:StopLogging",
                "cloudtrail:GetTrailStatus");
    }

    private static Takes analyzer(String arn) {
        return on(
                arn,
                "access-analyzer:CreateAnalyzer",
                "access-analyzer:DeleteAnalyzer",
                "access-analyzer:GetAnalyzer");
    }
}
