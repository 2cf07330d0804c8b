package dev.lockstep.effect;

import static dev.lockstep.effect.TwoUsers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccessKeyEffect.CreateAccessKey;
import dev.lockstep.effect.AccessKeyEffect.DeleteAccessKey;
import dev.lockstep.effect.AccountEffect.CreateAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountPasswordPolicy;
import dev.lockstep.effect.AccountEffect.UpdateAccountPasswordPolicy;
import dev.lockstep.effect.MfaEffect.CreateVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.DeactivateMfaDevice;
import dev.lockstep.effect.MfaEffect.DeleteVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.EnableMfaDevice;
import dev.lockstep.effect.PasswordEffect.CreateLoginProfile;
import dev.lockstep.effect.PasswordEffect.DeleteLoginProfile;
import dev.lockstep.effect.ServiceCredentialEffect.CreateServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.DeleteServiceSpecificCredential;
import dev.lockstep.effect.SigningCertificateEffect.DeleteSigningCertificate;
import dev.lockstep.effect.SigningCertificateEffect.UploadSigningCertificate;
import dev.lockstep.effect.SshPublicKeyEffect.DeleteSshPublicKey;
import dev.lockstep.effect.SshPublicKeyEffect.UploadSshPublicKey;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Pairs of effects of which the second takes the first back, in whatever account others have made.
class InversePropertiesTest {
    /// Two effects, carried out on the same account one after the other.
    record Pair(Effect there, Effect back) {}

    @Property
    void making_and_removing_gives_the_account_of_before(
            @ForAll("accounts") Account account, @ForAll("pairs") Pair pair) {
        Account between = pair.there().applyTo(account, Assigned.of(NOW, "NEW"));
        assertThat(between).isNotEqualTo(account);
        assertThat(pair.back().applyTo(between, Assigned.at(NOW))).isEqualTo(account);
    }

    @Property
    void pairs_undone_in_the_other_order_leave_nothing(
            @ForAll("owners") String owner, @ForAll boolean policyFirst) {
        Account fresh = TwoUsers.fresh();
        String serial = "arn:aws:iam::123456789012:mfa/phone";
        List<Pair> pairs =
                List.of(
                        new Pair(
                                new CreateVirtualMfaDevice("/", "phone"),
                                new DeleteVirtualMfaDevice(serial)),
                        new Pair(
                                new EnableMfaDevice(owner, serial),
                                new DeactivateMfaDevice(owner, serial)),
                        new Pair(
                                new UpdateAccountPasswordPolicy(policy(policyFirst)),
                                new DeleteAccountPasswordPolicy()));
        Account next = fresh;
        for (Pair pair : pairs) {
            next = pair.there().applyTo(next, Assigned.at(NOW));
        }
        for (Pair pair : pairs.reversed()) {
            next = pair.back().applyTo(next, Assigned.at(NOW));
        }
        assertThat(next).isEqualTo(fresh);
    }

    @Provide
    Arbitrary<String> owners() {
        return Arbitraries.of("alice", "bob", Root.NAME);
    }

    /// Accounts in which others already have something.
    @Provide
    Arbitrary<Account> accounts() {
        return Arbitraries.of(
                        new CreateAccessKey("alice"),
                        new CreateAccessKey(Root.NAME),
                        new UploadSshPublicKey("bob", "ssh-rsa AAAA"),
                        new CreateVirtualMfaDevice("/", "tablet"),
                        new UploadSigningCertificate("alice", "PEM"),
                        new CreateServiceSpecificCredential(
                                "alice", "logs.amazonaws.com", Optional.of(1)))
                .list()
                .ofMaxSize(5)
                .uniqueElements()
                .map(effects -> {
                    Account account = TwoUsers.fresh();
                    for (Effect effect : effects) {
                        account = effect.applyTo(account, Assigned.of(NOW, "OLD"));
                    }
                    return account;
                });
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return owners().flatMap(owner -> {
            String user = owner.equals(Root.NAME) ? "bob" : owner;
            return Arbitraries.of(
                    new Pair(new CreateLoginProfile(owner, true), new DeleteLoginProfile(owner)),
                    new Pair(new CreateAccessKey(owner), new DeleteAccessKey(owner, "NEW")),
                    new Pair(
                            new UploadSshPublicKey(user, "ssh-rsa BBBB"),
                            new DeleteSshPublicKey(user, "NEW")),
                    new Pair(
                            new CreateServiceSpecificCredential(
                                    user, "codecommit.amazonaws.com", Optional.empty()),
                            new DeleteServiceSpecificCredential(user, "NEW")),
                    new Pair(
                            new UploadSigningCertificate(owner, "PEM2"),
                            new DeleteSigningCertificate(owner, "NEW")),
                    new Pair(
                            new EnableMfaDevice(owner, "GAHT12345678"),
                            new DeactivateMfaDevice(owner, "GAHT12345678")),
                    new Pair(
                            new CreateVirtualMfaDevice("/", "phone"),
                            new DeleteVirtualMfaDevice("arn:aws:iam::123456789012:mfa/phone")),
                    new Pair(new CreateAccountAlias("shop"), new DeleteAccountAlias("shop")),
                    new Pair(
                            new UpdateAccountPasswordPolicy(policy(true)),
                            new DeleteAccountPasswordPolicy()));
        });
    }

    private static PasswordPolicy policy(boolean expires) {
        return new PasswordPolicy(
                14,
                true,
                true,
                true,
                true,
                true,
                expires ? Optional.of(90) : Optional.empty(),
                Optional.empty(),
                false);
    }
}
