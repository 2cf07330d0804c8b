package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.Trail;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds trails by name or ARN, as CloudTrail does.
///
/// A name means a trail whose home is the region of the call; a trail of another region goes by its
/// ARN, and shows as a shadow trail if it covers all regions (CloudTrail API reference,
/// DescribeTrails and GetTrailStatus).
final class Trails {
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 128;
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern ENDS = Pattern.compile("[A-Za-z0-9](.*[A-Za-z0-9])?");
    private static final Pattern DOUBLE = Pattern.compile(".*[._-]{2}.*");
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:cloudtrail:[a-z0-9-]+:[0-9]{12}:trail/.+");

    private Trails() {}

    /// The trail whose home is the region of the call, or that covers it.
    ///
    /// @throws AwsError if there is none, or the text is neither a name nor an ARN
    static Trail seen(String nameOrArn, Account account, Call call) {
        return find(nameOrArn, account, call)
                .filter(trail -> isAtHome(trail, call) || trail.multiRegion())
                .orElseThrow(() -> notFound(nameOrArn, account, call));
    }

    /// The trail whose home is the region of the call.
    ///
    /// @throws AwsError if there is none there
    static Trail atHome(String nameOrArn, Account account, Call call) {
        return find(nameOrArn, account, call)
                .filter(trail -> isAtHome(trail, call))
                .orElseThrow(() -> notFound(nameOrArn, account, call));
    }

    /// The trail that a write changes.
    ///
    /// @throws AwsError if there is none, or its home is another region
    static Trail toChange(String nameOrArn, Call call) {
        Account account = call.truth();
        Trail trail =
                find(nameOrArn, account, call)
                        .orElseThrow(() -> notFound(nameOrArn, account, call));
        if (!isAtHome(trail, call)) {
            throw error(
                    "InvalidHomeRegionException",
                    "Trail "
                            + trail.arn()
                            + " home region is "
                            + trail.homeRegion().orElse("")
                            + ", and it can only be changed there.");
        }
        return trail;
    }

    /// The trail that a name or an ARN means, wherever its home is.
    ///
    /// @throws AwsError if the text is neither a name nor an ARN
    static Optional<Trail> find(String nameOrArn, Account account, Call call) {
        requireNameOrArn(nameOrArn);
        return account.trails().stream()
                .filter(trail ->
                        trail.arn().equals(nameOrArn)
                                || (trail.name().equals(nameOrArn) && isAtHome(trail, call)))
                .findFirst();
    }

    static boolean isAtHome(Trail trail, Call call) {
        // A trail of a saved folder may not say where its home is; then its ARN does.
        return trail.homeRegion()
                .or(() -> regionOf(trail.arn()))
                .equals(Optional.of(call.region()));
    }

    /// Checks a name by the words of CloudTrail's own list of rules.
    ///
    /// @throws AwsError if it is none
    static void requireName(String name) {
        if (name.length() < SHORTEST_NAME) {
            throw badName("Trail name too short. Minimum allowed length: 3 characters.", name);
        }
        if (name.length() > LONGEST_NAME) {
            throw badName("Trail name too long. Maximum allowed length: 128 characters.", name);
        }
        if (!LETTERS.matcher(name).matches()) {
            throw badName(
                    "Trail name or ARN can only contain uppercase letters, lowercase letters,"
                            + " numbers, periods (.), hyphens (-), and underscores (_).",
                    name);
        }
        if (!ENDS.matcher(name).matches()) {
            throw badName("Trail name must start and end with a letter or number.", name);
        }
        if (DOUBLE.matcher(name).matches()) {
            throw badName("Trail name cannot have adjacent periods, underscores or dashes.", name);
        }
    }

    static AwsError error(String code, String words) {
        return new AwsError(400, code, words);
    }

    private static void requireNameOrArn(String text) {
        if (!text.startsWith("arn:")) {
            requireName(text);
        } else if (!ARN.matcher(text).matches()) {
            throw error("CloudTrailARNInvalidException", "Trail ARN is not valid: " + text);
        }
    }

    private static AwsError badName(String words, String name) {
        return error("InvalidTrailNameException", words + " Specified name: " + name);
    }

    private static AwsError notFound(String nameOrArn, Account account, Call call) {
        String id = account.id().orElseThrow();
        String arn =
                nameOrArn.startsWith("arn:")
                        ? nameOrArn
                        : String.join(
                                ":",
                                "arn",
                                account.partition(),
                                "cloudtrail",
                                call.region(),
                                id,
                                "trail/" + nameOrArn);
        return error("TrailNotFoundException", "Unknown trail: " + arn + " for the user: " + id);
    }

    private static Optional<String> regionOf(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? Optional.of(parts[3]) : Optional.empty();
    }
}
