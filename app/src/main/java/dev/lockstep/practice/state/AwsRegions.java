package dev.lockstep.practice.state;

import dev.lockstep.account.around.Region;
import java.util.List;
import java.util.Set;

/// The regions of the partition `aws`, as a new account sees them (AWS Account Management, "Enable
/// or disable AWS Regions in your account").
public final class AwsRegions {
    /// Those that need no opting in.
    public static final Set<String> BY_DEFAULT =
            Set.of(
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2");

    private static final List<String> ALL =
            List.of(
                    "af-south-1",
                    "ap-east-1",
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-south-2",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ap-southeast-3",
                    "ap-southeast-4",
                    "ca-central-1",
                    "ca-west-1",
                    "eu-central-1",
                    "eu-central-2",
                    "eu-north-1",
                    "eu-south-1",
                    "eu-south-2",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "il-central-1",
                    "me-central-1",
                    "me-south-1",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2");

    private AwsRegions() {}

    /// All, with nothing opted in to.
    public static List<Region> ofNewAccount() {
        return ALL.stream().map(name -> new Region(name, BY_DEFAULT.contains(name))).toList();
    }
}
