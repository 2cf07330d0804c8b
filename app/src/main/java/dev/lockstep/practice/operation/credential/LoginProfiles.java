package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PasswordEffect.ChangePassword;
import dev.lockstep.effect.PasswordEffect.CreateLoginProfile;
import dev.lockstep.effect.PasswordEffect.DeleteLoginProfile;
import dev.lockstep.effect.PasswordEffect.UpdateLoginProfile;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;
import software.amazon.awssdk.services.iam.model.ChangePasswordResponse;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileResponse;

/// Console passwords.
final class LoginProfiles {
    private LoginProfiles() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateLoginProfileRequest one -> Optional.of(create(one, call));
            case GetLoginProfileRequest one -> Optional.of(get(one, call));
            case UpdateLoginProfileRequest one -> Optional.of(update(one, call));
            case DeleteLoginProfileRequest one -> Optional.of(delete(one, call));
            case ChangePasswordRequest one -> Optional.of(change(one, call));
            default -> Optional.empty();
        };
    }

    /// Without a password it is root's own: the call lets a person recover root's password and sets
    /// none (iam:CreateLoginProfile, in a session of sts:AssumeRoot).
    private static Answer create(CreateLoginProfileRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        if (Owner.in(call.truth(), name).loginProfile().isPresent()) {
            throw IamRefusal.alreadyExists("Login Profile for User " + name + " already exists.");
        }
        if (request.password() == null && !name.equals(Root.NAME)) {
            throw IamRefusal.validation("The password must be given for a user.");
        }
        boolean reset = Boolean.TRUE.equals(request.passwordResetRequired());
        PracticeState next =
                set(call, name, request.password(), new CreateLoginProfile(name, reset));
        return new Answer(
                CreateLoginProfileResponse.builder()
                        .loginProfile(
                                shown(name, Owner.in(next.truth(), name).loginProfile().get()))
                        .build(),
                next);
    }

    private static Answer get(GetLoginProfileRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        LoginProfile profile =
                Owner.in(call.seen(), name).loginProfile().orElseThrow(() -> none(name));
        return Answer.of(
                GetLoginProfileResponse.builder().loginProfile(shown(name, profile)).build(), call);
    }

    private static Answer update(UpdateLoginProfileRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        checkModifiable(name, call);
        return new Answer(
                UpdateLoginProfileResponse.builder().build(),
                set(
                        call,
                        name,
                        request.password(),
                        new UpdateLoginProfile(
                                name,
                                request.password() != null,
                                Optional.ofNullable(request.passwordResetRequired()))));
    }

    private static Answer delete(DeleteLoginProfileRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        checkModifiable(name, call);
        PracticeState next =
                call.state().after(new DeleteLoginProfile(name), Assigned.at(call.now()));
        return new Answer(
                DeleteLoginProfileResponse.builder().build(),
                next.withSecrets(next.secrets().withoutPassword(name)));
    }

    /// Whether the caller may is decided where calls are judged by policies: the account's password
    /// policy or a policy of the user's gives iam:ChangePassword.
    private static Answer change(ChangePasswordRequest request, Call call) {
        if (!(call.caller() instanceof Caller.IamUser user)) {
            throw new AwsError(
                    400, "InvalidUserType", "Only IAM Users can change their own password");
        }
        checkModifiable(user.name(), call);
        if (!call.state()
                .secrets()
                .password(user.name())
                .filter(password -> password.is(request.oldPassword()))
                .isPresent()) {
            throw new AwsError(403, "AccessDenied", "The old password was incorrect.");
        }
        return new Answer(
                ChangePasswordResponse.builder().build(),
                set(call, user.name(), request.newPassword(), new ChangePassword(user.name())));
    }

    private static PracticeState set(
            Call call, String name, @Nullable String password, PasswordEffect effect) {
        if (password != null) {
            PasswordRules.check(password, name, call.state());
        }
        PracticeState next = call.state().after(effect, Assigned.at(call.now()));
        return password == null
                ? next
                : next.withSecrets(next.secrets().withPassword(name, new Secret(password)));
    }

    /// There must be a password, and one that can be seen already: AWS refuses to change one that
    /// has just been made.
    private static void checkModifiable(String name, Call call) {
        if (Owner.in(call.truth(), name).loginProfile().isEmpty()) {
            throw none(name);
        }
        boolean isSeen =
                name.equals(Root.NAME)
                        ? call.seen().root().password().isPresent()
                        : Optional.ofNullable(call.seen().users().get(name))
                                .flatMap(user -> user.loginProfile())
                                .isPresent();
        if (!isSeen) {
            throw Refusals.temporarilyUnmodifiable(
                    "Login Profile for User "
                            + name
                            + " cannot be modified while login profile is being created.");
        }
    }

    private static AwsError none(String name) {
        return IamRefusal.noSuchEntity("Login Profile for User " + name + " cannot be found.");
    }

    private static software.amazon.awssdk.services.iam.model.LoginProfile shown(
            String name, LoginProfile profile) {
        return software.amazon.awssdk.services.iam.model.LoginProfile.builder()
                .userName(name)
                .createDate(profile.created().orElse(null))
                .passwordResetRequired(profile.resetRequired())
                .build();
    }
}
