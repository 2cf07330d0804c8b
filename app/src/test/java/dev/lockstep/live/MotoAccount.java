package dev.lockstep.live;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;

/// Builds a random account on moto, call by call: all of it that moto knows. Ids and dates are
/// moto's, so that no key and no password is old.
final class MotoAccount {
    private final IamClient iam;

    private MotoAccount(IamClient iam) {
        this.iam = iam;
    }

    static void build(IamClient iam, Account account) {
        var moto = new MotoAccount(iam);
        account.policies().stream().filter(one -> !one.isAwsManaged()).forEach(moto::policy);
        account.groups().values().forEach(moto::group);
        account.roles().values().forEach(moto::role);
        account.users().values().forEach(moto::user);
        account.virtualMfaDevices().stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .forEach(moto::device);
        account.passwordPolicy()
                .ifPresent(policy ->
                        iam.updateAccountPasswordPolicy(one ->
                                one.minimumPasswordLength(policy.minimumLength())
                                        .requireUppercaseCharacters(policy.requireUppercase())
                                        .requireLowercaseCharacters(policy.requireLowercase())
                                        .requireNumbers(policy.requireNumbers())
                                        .requireSymbols(policy.requireSymbols())
                                        .allowUsersToChangePassword(policy.allowUsersToChange())
                                        .maxPasswordAge(policy.maxAgeDays().orElse(null))
                                        .passwordReusePrevention(
                                                policy.reusePrevention().orElse(null))
                                        .hardExpiry(policy.hardExpiry())));
    }

    private void policy(ManagedPolicy policy) {
        iam.createPolicy(one ->
                one.policyName(policy.name())
                        .path(policy.path())
                        .policyDocument(policy.document().orElseThrow().text()));
    }

    private void group(Group group) {
        iam.createGroup(one -> one.groupName(group.name()));
        for (AttachedPolicy policy : group.attachedPolicies()) {
            iam.attachGroupPolicy(one -> one.groupName(group.name()).policyArn(policy.arn()));
        }
        for (InlinePolicy policy : group.inlinePolicies()) {
            iam.putGroupPolicy(one ->
                    one.groupName(group.name())
                            .policyName(policy.name())
                            .policyDocument(policy.document().text()));
        }
    }

    private void role(Role role) {
        iam.createRole(one ->
                one.roleName(role.name()).assumeRolePolicyDocument(role.trustPolicy().text()));
        for (AttachedPolicy policy : role.attachedPolicies()) {
            iam.attachRolePolicy(one -> one.roleName(role.name()).policyArn(policy.arn()));
        }
        for (InlinePolicy policy : role.inlinePolicies()) {
            iam.putRolePolicy(one ->
                    one.roleName(role.name())
                            .policyName(policy.name())
                            .policyDocument(policy.document().text()));
        }
    }

    private void user(User user) {
        String name = user.name();
        iam.createUser(one -> one.userName(name));
        for (String group : user.groups()) {
            iam.addUserToGroup(one -> one.userName(name).groupName(group));
        }
        for (AttachedPolicy policy : user.attachedPolicies()) {
            iam.attachUserPolicy(one -> one.userName(name).policyArn(policy.arn()));
        }
        for (InlinePolicy policy : user.inlinePolicies()) {
            iam.putUserPolicy(one ->
                    one.userName(name)
                            .policyName(policy.name())
                            .policyDocument(policy.document().text()));
        }
        if (user.loginProfile().isPresent()) {
            iam.createLoginProfile(one ->
                    one.userName(name)
                            .password("Aa1-" + "x".repeat(20))
                            .passwordResetRequired(false));
        }
        for (AccessKey key : user.accessKeys()) {
            String id = iam.createAccessKey(one -> one.userName(name)).accessKey().accessKeyId();
            if (!key.active()) {
                iam.updateAccessKey(
                        one -> one.userName(name).accessKeyId(id).status(StatusType.INACTIVE));
            }
        }
        List<MfaDevice> devices = user.mfaDevices();
        for (MfaDevice made : devices) {
            device(made.serial());
            iam.enableMFADevice(one ->
                    one.userName(name)
                            .serialNumber(made.serial())
                            .authenticationCode1("123456")
                            .authenticationCode2("654321"));
        }
    }

    private void device(String serial) {
        iam.createVirtualMFADevice(
                one -> one.virtualMFADeviceName(serial.substring(serial.lastIndexOf('/') + 1)));
    }
}
