package dev.lockstep.effect;

/// Writes that change the credentials of a user or of root, MFA devices apart.
public sealed interface CredentialEffect extends Effect
        permits PasswordEffect,
                AccessKeyEffect,
                SshPublicKeyEffect,
                ServiceCredentialEffect,
                SigningCertificateEffect {}
