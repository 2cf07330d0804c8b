package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AccountEffect.CreateAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountPasswordPolicy;
import dev.lockstep.effect.AccountEffect.UpdateAccountPasswordPolicy;
import dev.lockstep.effect.Assigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyResponse;

/// The account's alias, password policy and summary.
final class AccountSettings {
    /// What IAM takes for a length that is left out (iam:UpdateAccountPasswordPolicy). It is not
    /// the length of AWS's default policy.
    private static final int LENGTH_IF_LEFT_OUT = 6;

    private AccountSettings() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case GetAccountPasswordPolicyRequest _ -> Optional.of(getPolicy(call));
            case UpdateAccountPasswordPolicyRequest one -> Optional.of(updatePolicy(one, call));
            case DeleteAccountPasswordPolicyRequest _ -> Optional.of(deletePolicy(call));
            case CreateAccountAliasRequest one -> Optional.of(createAlias(one, call));
            case ListAccountAliasesRequest _ ->
                    Optional.of(
                            Answer.of(
                                    ListAccountAliasesResponse.builder()
                                            .accountAliases(
                                                    call.seen()
                                                            .alias()
                                                            .map(List::of)
                                                            .orElse(List.of()))
                                            .isTruncated(false)
                                            .build(),
                                    call));
            case DeleteAccountAliasRequest one -> Optional.of(deleteAlias(one, call));
            case GetAccountSummaryRequest _ ->
                    Optional.of(
                            Answer.of(
                                    GetAccountSummaryResponse.builder()
                                            .summaryMapWithStrings(
                                                    AccountSummaryCounts.of(call.seen()))
                                            .build(),
                                    call));
            default -> Optional.empty();
        };
    }

    private static Answer getPolicy(Call call) {
        PasswordPolicy policy =
                call.seen()
                        .passwordPolicy()
                        .orElseThrow(() ->
                                IamRefusal.noSuchEntity(
                                        "The Password Policy with domain name "
                                                + call.seen().id().orElse("")
                                                + " cannot be found."));
        return Answer.of(
                GetAccountPasswordPolicyResponse.builder()
                        .passwordPolicy(shown ->
                                shown.minimumPasswordLength(policy.minimumLength())
                                        .requireUppercaseCharacters(policy.requireUppercase())
                                        .requireLowercaseCharacters(policy.requireLowercase())
                                        .requireNumbers(policy.requireNumbers())
                                        .requireSymbols(policy.requireSymbols())
                                        .allowUsersToChangePassword(policy.allowUsersToChange())
                                        .expirePasswords(policy.maxAgeDays().isPresent())
                                        .maxPasswordAge(policy.maxAgeDays().orElse(null))
                                        .passwordReusePrevention(
                                                policy.reusePrevention().orElse(null))
                                        .hardExpiry(policy.hardExpiry()))
                        .build(),
                call);
    }

    /// There are no partial updates: what is left out goes to IAM's default for it.
    private static Answer updatePolicy(UpdateAccountPasswordPolicyRequest request, Call call) {
        return write(
                UpdateAccountPasswordPolicyResponse.builder().build(),
                new UpdateAccountPasswordPolicy(
                        new PasswordPolicy(
                                Objects.requireNonNullElse(
                                        request.minimumPasswordLength(), LENGTH_IF_LEFT_OUT),
                                Boolean.TRUE.equals(request.requireUppercaseCharacters()),
                                Boolean.TRUE.equals(request.requireLowercaseCharacters()),
                                Boolean.TRUE.equals(request.requireNumbers()),
                                Boolean.TRUE.equals(request.requireSymbols()),
                                Boolean.TRUE.equals(request.allowUsersToChangePassword()),
                                Optional.ofNullable(request.maxPasswordAge())
                                        .filter(days -> days > 0),
                                Optional.ofNullable(request.passwordReusePrevention())
                                        .filter(many -> many > 0),
                                Boolean.TRUE.equals(request.hardExpiry()))),
                call);
    }

    private static Answer deletePolicy(Call call) {
        if (call.truth().passwordPolicy().isEmpty()) {
            throw IamRefusal.noSuchEntity(
                    "The account policy with name PasswordPolicy cannot be found.");
        }
        return write(
                DeleteAccountPasswordPolicyResponse.builder().build(),
                new DeleteAccountPasswordPolicy(),
                call);
    }

    /// Another alias takes the place of the present one: an account has one at most.
    private static Answer createAlias(CreateAccountAliasRequest request, Call call) {
        String alias = request.accountAlias();
        if (call.truth().alias().equals(Optional.of(alias))) {
            throw IamRefusal.alreadyExists("The account alias " + alias + " already exists.");
        }
        return write(
                CreateAccountAliasResponse.builder().build(), new CreateAccountAlias(alias), call);
    }

    private static Answer deleteAlias(DeleteAccountAliasRequest request, Call call) {
        String alias = request.accountAlias();
        if (!call.truth().alias().equals(Optional.of(alias))) {
            throw IamRefusal.noSuchEntity(
                    "The Account Alias with name " + alias + " cannot be found.");
        }
        return write(
                DeleteAccountAliasResponse.builder().build(), new DeleteAccountAlias(alias), call);
    }

    private static Answer write(SdkPojo answer, AccountEffect effect, Call call) {
        return new Answer(answer, call.state().after(effect, Assigned.at(call.now())));
    }
}
