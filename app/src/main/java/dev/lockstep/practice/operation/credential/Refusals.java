package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.IamRefusal;

/// AWS's errors on credentials, with the statuses that the API model of IAM gives them.
final class Refusals {
    private Refusals() {}

    static AwsError noSuchUser(String name) {
        return IamRefusal.noSuchEntity("The user with name " + name + " cannot be found.");
    }

    static AwsError temporarilyUnmodifiable(String words) {
        return new AwsError(409, "EntityTemporarilyUnmodifiable", words);
    }

    static AwsError malformedCertificate(String words) {
        return new AwsError(400, "MalformedCertificate", words);
    }
}
