package dev.lockstep.effect.permission;

import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.Permission;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;
import java.util.List;

/// What each write takes.
public final class Permissions {
    private Permissions() {}

    /// What it takes to make a write, to look at what it touches before and after, and to take it
    /// back.
    public static List<Permission> of(Effect effect, Arns arns) {
        Takes takes =
                switch (effect) {
                    case UserEffect one -> HolderPermissions.of(one, arns);
                    case GroupEffect one -> HolderPermissions.of(one, arns);
                    case RoleEffect one -> HolderPermissions.of(one, arns);
                    case PolicyEffect one -> HolderPermissions.of(one, arns);
                    case CredentialEffect one -> CredentialPermissions.of(one, arns);
                    case MfaEffect one -> CredentialPermissions.of(one, arns);
                    case AccountEffect one -> AroundPermissions.of(one, arns);
                    case AroundEffect one -> AroundPermissions.of(one, arns);
                };
        return takes.all();
    }
}
