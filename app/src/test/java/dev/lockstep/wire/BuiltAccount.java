package dev.lockstep.wire;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The account that [EachEffect#BUILD] builds, as effects make it of nothing.
final class BuiltAccount {
    static final String KEY = "AKIA0000000000000001";
    static final String SSH_KEY = "APKA0000000000000001";
    static final String CERTIFICATE = "CERT000000000000000000000001";
    static final String CREDENTIAL = "ACCA0000000000000001";

    private BuiltAccount() {}

    /// The same, and more of what somebody signs in with.
    static Account withCredentials() {
        Account account = of(KEY);
        account = made(account, new SshPublicKeyEffect.UploadSshPublicKey("zoe", "key"), SSH_KEY);
        account =
                made(
                        account,
                        new SigningCertificateEffect.UploadSigningCertificate("zoe", "PEM"),
                        CERTIFICATE);
        account =
                made(
                        account,
                        new ServiceCredentialEffect.CreateServiceSpecificCredential(
                                "zoe", "codecommit.amazonaws.com", Optional.empty()),
                        CREDENTIAL);
        account =
                made(
                        account,
                        new ServerCertificateEffect.UploadServerCertificate(
                                "/", "old-site", "PEM", Optional.empty()),
                        "ASCA0000000000000001");
        return made(account, new MfaEffect.EnableMfaDevice("zoe", EachEffect.DEVICE), "");
    }

    private static Account made(Account account, Effect effect, String id) {
        return effect.applyTo(
                account,
                new Assigned(
                        Instant.EPOCH,
                        Optional.of(id),
                        effect instanceof ServerCertificateEffect
                                ? Optional.of(Instant.parse("2026-01-01T00:00:00Z"))
                                : Optional.empty()));
    }

    static Account of(String key) {
        Account account = empty();
        for (Effect effect :
                List.of(
                        new RoleEffect.CreateRole(
                                "deploy",
                                "/",
                                EachEffect.FIRST_TRUST,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new UserEffect.CreateUser("zoe", "/", Optional.empty(), Map.of()),
                        new PasswordEffect.CreateLoginProfile("zoe", false),
                        new MfaEffect.CreateVirtualMfaDevice("/", "leftover"),
                        new AccessKeyEffect.CreateAccessKey("zoe"))) {
            account = effect.applyTo(account, Assigned.of(Instant.EPOCH, key));
        }
        return account;
    }

    static Account empty() {
        return new Account(
                Optional.of("123456789012"),
                "aws",
                Optional.empty(),
                Optional.empty(),
                new Root(Optional.empty(), List.of(), List.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }
}
