package dev.lockstep.practice.operation.around;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// STS, Organizations, Account, Access Analyzer and CloudTrail, as far as an audit reads them and a
/// plan writes them.
public final class AroundOperations implements Operations {
    private static final List<Operations> ALL =
            List.of(
                    new SessionOperations(),
                    new OrganizationOperations(),
                    new ServiceControlOperations(),
                    new ContactOperations(),
                    new AnalyzerOperations(),
                    new TrailReads(),
                    new TrailWrites());

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        for (Operations one : ALL) {
            Optional<Answer> answer = one.answer(request, call);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }
}
