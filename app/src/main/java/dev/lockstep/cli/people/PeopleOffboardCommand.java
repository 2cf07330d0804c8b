package dev.lockstep.cli.people;

import dev.lockstep.account.ReadKey;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep people offboard`: takes a person out.
@Command(
        name = "offboard",
        header = "Take a person out: at once out of use, deleted after a waiting time.",
        description = {
            "At once: the console password goes, the keys are made inactive (access keys,",
            "SSH keys, service-specific credentials, certificates), sessions of the user are",
            "denied everything, and groups and policies go. Sessions of roles that the person",
            "has taken on live on until they end, at most 12 hours. Then it waits",
            "(access-keys.waiting-days); each call says what was tried meanwhile. Then, with",
            "the user name typed, the user is deleted with all that hangs on it, and the",
            "person is taken out of lockstep.yaml if you agree.",
            "",
            "Until then lockstep undo brings keys, groups and policies back, but not the",
            "password."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people offboard bob",
            "  lockstep people offboard bob --yes --confirm bob",
            "",
            "Exit status: 0 the step is made, or none is due yet; 3 something failed or is",
            "not known; 4 nothing was done (a guard or you refused); 130 interrupted."
        })
public final class PeopleOffboardCommand implements Callable<ExitStatus> {
    /// What it writes, for its policy.
    static final List<Effect> WRITES =
            List.of(
                    new UserEffect.PutUserPolicy("any", "any", "{}"),
                    new PasswordEffect.DeleteLoginProfile("any"),
                    new AccessKeyEffect.UpdateAccessKey("any", "any", false),
                    new SshPublicKeyEffect.UpdateSshPublicKey("any", "any", false),
                    new ServiceCredentialEffect.UpdateServiceSpecificCredential(
                            "any", "any", false),
                    new SigningCertificateEffect.UpdateSigningCertificate("any", "any", false),
                    new UserEffect.RemoveUserFromGroup("any", "any"),
                    new UserEffect.DetachUserPolicy("any", "any"),
                    new UserEffect.DeleteUserPolicy("any", "any"),
                    new AccessKeyEffect.DeleteAccessKey("any", "any"),
                    new MfaEffect.DeactivateMfaDevice("any", "any"),
                    new MfaEffect.DeleteVirtualMfaDevice("any"),
                    new SshPublicKeyEffect.DeleteSshPublicKey("any", "any"),
                    new SigningCertificateEffect.DeleteSigningCertificate("any", "any"),
                    new ServiceCredentialEffect.DeleteServiceSpecificCredential("any", "any"),
                    new UserEffect.DeleteUser("any"));

    @Mixin private BoardOptions options = new BoardOptions();
    @Mixin private RunOutput output = new RunOutput();

    @Parameters(
            arity = "0..1",
            paramLabel = "PERSON|USER",
            description = "A person of lockstep.yaml, or a user.")
    private @Nullable String named;

    private final Console console;
    private final ThisProcess process;

    public PeopleOffboardCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        output.check();
        if (options.isPolicyWanted()) {
            options.policy(
                    console, "LockstepPeopleOffboard", ReadKey.MFA_DEVICES.operations(), WRITES);
            return ExitStatus.DONE;
        }
        String name = BoardOptions.argument(named, "PERSON|USER");
        return new Offboard(console, process, options, output).offboard(name);
    }
}
