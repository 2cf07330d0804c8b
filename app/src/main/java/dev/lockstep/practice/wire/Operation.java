package dev.lockstep.practice.wire;

import java.util.Optional;

/// One operation of AWS, as its model describes it.
///
/// @param service the service's name in a signature, such as `iam`
/// @param name such as `EnableMFADevice`
/// @param path with `{name}` where a member of the request stands
/// @param input the shape of the request; absent if it has no members
/// @param output the shape of the answer; absent if there is nothing in it
/// @param wrapper the XML element around an answer
/// @param served whether its request can be read here
public record Operation(
        String service,
        String name,
        String method,
        String path,
        Optional<String> input,
        Optional<String> output,
        Optional<String> wrapper,
        boolean served) {
    /// As a policy names it: `iam:EnableMFADevice`.
    public String action() {
        return service + ":" + name;
    }
}
