package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// All operations of IAM on credentials and on the account as a whole.
public final class CredentialOperations implements Operations {
    private static final List<Operations> ALL =
            List.of(
                    LoginProfiles::answer,
                    AccessKeys::answer,
                    MfaDevices::answer,
                    VirtualMfaDevices::answer,
                    SshPublicKeys::answer,
                    ServiceCredentials::answer,
                    SigningCertificates::answer,
                    ServerCertificates::answer,
                    SamlProviders::answer,
                    OpenIdConnectProviders::answer,
                    CredentialTags::answer,
                    AccountSettings::answer,
                    CredentialReports::answer);

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        for (Operations some : ALL) {
            Optional<Answer> answer = some.answer(request, call);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }
}
