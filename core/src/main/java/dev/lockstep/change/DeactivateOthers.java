package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import java.util.ArrayList;
import java.util.List;

/// Makes the SSH public keys, service-specific credentials and signing certificates of a user
/// inactive; they can be made active again. By their ids.
public record DeactivateOthers(
        Subject subject,
        String user,
        List<String> sshKeys,
        List<String> serviceCredentials,
        List<String> certificates)
        implements Change {
    public DeactivateOthers {
        sshKeys = List.copyOf(sshKeys);
        serviceCredentials = List.copyOf(serviceCredentials);
        certificates = List.copyOf(certificates);
    }

    /// Whether there is nothing to make inactive.
    public boolean isEmpty() {
        return sshKeys.isEmpty() && serviceCredentials.isEmpty() && certificates.isEmpty();
    }

    @Override
    public String kind() {
        return "deactivate-other-credentials";
    }

    @Override
    public Step step() {
        return Step.USERS;
    }

    @Override
    public String title() {
        var all = new ArrayList<String>();
        sshKeys.forEach(id -> all.add("the SSH key " + id));
        serviceCredentials.forEach(id -> all.add("the service-specific credential " + id));
        certificates.forEach(id -> all.add("the signing certificate " + id));
        return "Make " + String.join(", ", all) + " of " + user + " inactive.";
    }

    @Override
    public Risk risk() {
        return Risk.MEDIUM;
    }

    @Override
    public List<Effect> effects() {
        var all = new ArrayList<Effect>();
        sshKeys.forEach(id -> all.add(new SshPublicKeyEffect.UpdateSshPublicKey(user, id, false)));
        serviceCredentials.forEach(id ->
                all.add(
                        new ServiceCredentialEffect.UpdateServiceSpecificCredential(
                                user, id, false)));
        certificates.forEach(id ->
                all.add(new SigningCertificateEffect.UpdateSigningCertificate(user, id, false)));
        return all;
    }

    @Override
    public Undoing undoing() {
        return new Undoing.Possible("makes them active again");
    }

    @Override
    public Nature nature() {
        return Nature.TAKES;
    }
}
