package dev.lockstep.effect.wording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One call of an operation of AWS, in AWS's words.
///
/// @param operation as a policy names it, such as `iam:UpdateAccessKey`
/// @param parameters by AWS's names, such as `UserName`, in AWS's order. `Region` stands among them
///   where the service is regional and the region is part of the effect; AWS takes it as the
///   endpoint
public record Call(String operation, SequencedMap<String, Parameter> parameters) {
    public Call {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }
}
