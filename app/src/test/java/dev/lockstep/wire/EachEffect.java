package dev.lockstep.wire;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Effects of each kind that a plan makes, in an order in which an account allows them that
/// [#BUILD] has built.
final class EachEffect {
    static final String BUCKET = "example-trail";
    static final String TRAIL = "arn:aws:cloudtrail:us-east-1:123456789012:trail/lockstep";
    static final String DEVICE = "arn:aws:iam::123456789012:mfa/leftover";
    private static final String AWS_READ = "arn:aws:iam::aws:policy/SecurityAudit";
    private static final String POLICY = "arn:aws:iam::123456789012:policy/team/s3-only";
    private static final String READ =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
            """;
    private static final String LIST =
            """
            {"Version": "2012-10-17",
             "Statement": [{"Sid": "It", "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"],
                            "Resource": "arn:aws:s3:::50%+more/*"}]}
            """;
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "ec2.amazonaws.com"}}]}
            """;

    static final String FIRST_TRUST =
            TRUST.replace(
                    "\"Service\": \"ec2.amazonaws.com\"",
                    "\"AWS\": \"arn:aws:iam::123456789012:root\"");

    /// What AWS CLI commands make before: a role, a person with a password and a key, a device. The
    /// key's id is the last line.
    static final String BUILD =
            """
            set -e
            aws iam create-role --role-name deploy --assume-role-policy-document '%s' > /dev/null
            aws iam create-user --user-name zoe > /dev/null
            aws iam create-login-profile --user-name zoe --password 'Xy7-long-enough-Pass!' > /dev/null
            aws iam create-virtual-mfa-device --virtual-mfa-device-name leftover \
                --outfile seed.png --bootstrap-method QRCodePNG > /dev/null
            aws iam create-access-key --user-name zoe --query AccessKey.AccessKeyId --output text
            """
                    .formatted(FIRST_TRUST);

    private EachEffect() {}

    /// @param key of zoe
    static List<Effect> of(String key) {
        return List.of(
                new AccountEffect.UpdateAccountPasswordPolicy(
                        new PasswordPolicy(
                                14,
                                true,
                                true,
                                true,
                                true,
                                true,
                                Optional.of(90),
                                Optional.of(24),
                                false)),
                new AccountEffect.UpdateAccountPasswordPolicy(
                        new PasswordPolicy(
                                20,
                                false,
                                true,
                                false,
                                true,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                true)),
                new AccountEffect.DeleteAccountPasswordPolicy(),
                new GroupEffect.CreateGroup("developers", "/team/"),
                new PolicyEffect.CreatePolicy(
                        "s3-only", "/team/", READ, Optional.of("reads"), Map.of("Team", "a b")),
                new PolicyEffect.CreatePolicyVersion(POLICY, LIST, true),
                new PolicyEffect.CreatePolicyVersion(
                        POLICY, READ.replace("s3:GetObject", "s3:Get*"), false),
                new PolicyEffect.SetDefaultPolicyVersion(POLICY, "v1"),
                new PolicyEffect.DeletePolicyVersion(POLICY, "v2"),
                new PolicyEffect.TagPolicy(POLICY, Map.of("Team", "b")),
                new PolicyEffect.UntagPolicy(POLICY, List.of("Team")),
                new GroupEffect.AttachGroupPolicy("developers", POLICY),
                new GroupEffect.PutGroupPolicy("developers", "extra", LIST),
                new UserEffect.CreateUser(
                        "alice+x", "/people/", Optional.of(AWS_READ), Map.of("Team", "Łódź")),
                new UserEffect.AddUserToGroup("developers", "alice+x"),
                new UserEffect.AttachUserPolicy("alice+x", AWS_READ),
                new UserEffect.PutUserPolicy("alice+x", "own", READ),
                new UserEffect.TagUser("alice+x", Map.of("Stage", "one")),
                new UserEffect.UntagUser("alice+x", List.of("Stage")),
                new UserEffect.DeleteUserPermissionsBoundary("alice+x"),
                new UserEffect.PutUserPermissionsBoundary("alice+x", POLICY),
                new UserEffect.DeleteUserPermissionsBoundary("alice+x"),
                new UserEffect.RemoveUserFromGroup("developers", "alice+x"),
                new UserEffect.DetachUserPolicy("alice+x", AWS_READ),
                new UserEffect.DeleteUserPolicy("alice+x", "own"),
                new UserEffect.DeleteUser("alice+x"),
                new GroupEffect.DeleteGroupPolicy("developers", "extra"),
                new GroupEffect.DetachGroupPolicy("developers", POLICY),
                new GroupEffect.DeleteGroup("developers"),
                new RoleEffect.UpdateAssumeRolePolicy("deploy", TRUST),
                new RoleEffect.AttachRolePolicy("deploy", POLICY),
                new RoleEffect.PutRolePolicy("deploy", "extra", READ),
                new RoleEffect.PutRolePermissionsBoundary("deploy", AWS_READ),
                new RoleEffect.DeleteRolePermissionsBoundary("deploy"),
                new RoleEffect.TagRole("deploy", Map.of("Team", "a")),
                new RoleEffect.UntagRole("deploy", List.of("Team")),
                new RoleEffect.DeleteRolePolicy("deploy", "extra"),
                new RoleEffect.DetachRolePolicy("deploy", POLICY),
                new PolicyEffect.DeletePolicyVersion(POLICY, "v3"),
                new PolicyEffect.DeletePolicy(POLICY),
                new PasswordEffect.UpdateLoginProfile("zoe", false, Optional.of(true)),
                new PasswordEffect.DeleteLoginProfile("zoe"),
                new AccessKeyEffect.UpdateAccessKey("zoe", key, false),
                new AccessKeyEffect.UpdateAccessKey("zoe", key, true),
                new AccessKeyEffect.DeleteAccessKey("zoe", key),
                new MfaEffect.DeleteVirtualMfaDevice(DEVICE),
                new AccountEffect.CreateAccountAlias("example-company"),
                new AccountEffect.DeleteAccountAlias("example-company"),
                new AroundEffect.PutAlternateContact(
                        "SECURITY",
                        new AlternateContact(
                                "Security", "Team", "security@example.com", "+44 20 7946 0000")),
                new AroundEffect.DeleteAlternateContact("SECURITY"),
                new AroundEffect.CreateTrail("us-east-1", "lockstep", BUCKET, true, true, false),
                new AroundEffect.StartLogging(TRAIL),
                new AroundEffect.UpdateTrail(
                        TRAIL,
                        Optional.empty(),
                        Optional.of(false),
                        Optional.of(false),
                        Optional.empty()),
                new AroundEffect.PutEventSelectors(
                        TRAIL,
                        new Trail.Selectors(
                                List.of(new Trail.Basic("WriteOnly", true, List.of())), List.of())),
                new AroundEffect.PutEventSelectors(
                        TRAIL,
                        new Trail.Selectors(
                                List.of(),
                                List.of(
                                        new Trail.Advanced(
                                                List.of(
                                                        new Trail.Field(
                                                                "eventCategory",
                                                                "Equals",
                                                                List.of("Management"))))))),
                new AroundEffect.StopLogging(TRAIL),
                new AroundEffect.DeleteTrail(TRAIL),
                new AroundEffect.CreateAnalyzer("eu-west-1", "lockstep", "ACCOUNT"),
                new AroundEffect.DeleteAnalyzer("eu-west-1", "lockstep"));
    }

    /// Of the account that [BuiltAccount#withCredentials] makes.
    static List<Effect> ofCredentials() {
        return List.of(
                new AccessKeyEffect.UpdateAccessKey("zoe", BuiltAccount.KEY, false),
                new AccessKeyEffect.DeleteAccessKey("zoe", BuiltAccount.KEY),
                new SshPublicKeyEffect.UpdateSshPublicKey("zoe", BuiltAccount.SSH_KEY, false),
                new SshPublicKeyEffect.DeleteSshPublicKey("zoe", BuiltAccount.SSH_KEY),
                new SigningCertificateEffect.UpdateSigningCertificate(
                        "zoe", BuiltAccount.CERTIFICATE, false),
                new SigningCertificateEffect.DeleteSigningCertificate(
                        "zoe", BuiltAccount.CERTIFICATE),
                new ServiceCredentialEffect.UpdateServiceSpecificCredential(
                        "zoe", BuiltAccount.CREDENTIAL, false),
                new ServiceCredentialEffect.DeleteServiceSpecificCredential(
                        "zoe", BuiltAccount.CREDENTIAL),
                new MfaEffect.DeactivateMfaDevice("zoe", DEVICE),
                new MfaEffect.DeleteVirtualMfaDevice(DEVICE),
                new PasswordEffect.DeleteLoginProfile("zoe"),
                new UserEffect.DeleteUser("zoe"),
                new ServerCertificateEffect.DeleteServerCertificate("old-site"));
    }
}
