package dev.lockstep.root;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a person must know to take root's access keys away, in plain words.
///
/// Rule source: IAM User Guide, "Delete access keys for the root user"; CloudTrail User Guide,
/// "Working with CloudTrail event history".
public final class KeysGuide {
    private KeysGuide() {}

    /// What to look for before a key is touched.
    ///
    /// @param keys the ids that are known
    public static Passage lookFirst(List<String> keys) {
        var lines = new ArrayList<String>();
        lines.add(
                "The service and the region of the last use, above: they often tell which program it"
                        + " is.");
        lines.add(
                "Where such keys lie: old servers and their ~/.aws, build systems, backup jobs,"
                        + " scripts of people who have left, WordPress and mail plug-ins, phones.");
        lines.add(
                "CloudTrail keeps 90 days of events, region by region: in its event history look for"
                        + (keys.isEmpty()
                                ? " the user name root and see which events name an access key"
                                : " the AWS access key " + String.join(" or ", keys))
                        + ". By command: "
                        + (keys.isEmpty()
                                ? lookup("Username", "root")
                                : keys.stream()
                                        .map(key -> lookup("AccessKeyId", key))
                                        .collect(Collectors.joining("; and ")))
                        + " (reading and writing of data, such as files in S3, is not in it).");
        lines.add(
                "Give whatever uses it a role, or a user of its own with the rights it needs, before"
                        + " the key goes.");
        return new Passage("What to look for first", Passage.Form.LIST, lines);
    }

    private static String lookup(String key, String value) {
        return "aws cloudtrail lookup-events --lookup-attributes AttributeKey="
                + key
                + ",AttributeValue="
                + value;
    }

    /// How a key is made inactive in the console.
    ///
    /// @param waitingDays how long it then waits
    public static Passage deactivate(Where where, int waitingDays) {
        var steps = new ArrayList<>(where.clicksToCredentials());
        steps.add("Under Access keys choose the key, then Actions, then Deactivate.");
        steps.add(
                "Look at what the page says of its last use, and choose Deactivate. The same way,"
                        + " with Activate, makes it work again should something break.");
        steps.add(
                "Wait "
                        + waitingDays
                        + " days (access-keys.waiting-days in lockstep.yaml). Then run lockstep root"
                        + " keys again.");
        return new Passage(
                "What to click: make the key inactive", Passage.Form.STEPS, List.copyOf(steps));
    }

    /// How an inactive key is deleted in the console.
    public static Passage delete(Where where) {
        var steps = new ArrayList<>(where.clicksToCredentials());
        steps.add("Under Access keys choose the inactive key, then Actions, then Delete.");
        steps.add(
                "Type the key's id where the page asks for it, and choose Delete. Nothing brings a"
                        + " deleted key back.");
        return new Passage("What to click: delete the key", Passage.Form.STEPS, List.copyOf(steps));
    }

    /// In whose power it is to take the keys away.
    public static Passage power(KeysStanding.Power power) {
        return switch (power) {
            case KeysStanding.Power.Root _ ->
                    Passage.text(
                            "Who can do it",
                            "You are root, so it can be done from here: inactive first, deleted after"
                                    + " the waiting time.");
            case KeysStanding.Power.Console _ ->
                    Passage.text(
                            "Who can do it",
                            "Only root itself. An administrator cannot: a call without a user name"
                                    + " acts on the keys of whoever signs it. Root does it in the"
                                    + " console; or, signed in by aws login as root, by this same"
                                    + " command.");
            case KeysStanding.Power.NotKnown(String why) ->
                    Passage.text(
                            "Who can do it",
                            "Root itself, in the console; or, signed in by aws login as root, by this"
                                    + " same command. An administrator cannot: a call without a"
                                    + " user name acts on the keys of whoever signs it.",
                            "Whether somebody else can too is not known: if the account is a member"
                                    + " of an organization, its management account can delete root"
                                    + " credentials centrally, and that was not read: "
                                    + why
                                    + ". To see it: aws organizations describe-organization, with"
                                    + " the policy that lockstep root keys --print-policy prints.");
            case KeysStanding.Power.Member _ ->
                    Passage.text(
                            "Who can do it",
                            "Root itself, in the console; or, signed in by aws login as root, by this"
                                    + " same command. The account is a member of an organization,"
                                    + " whose management account can delete root credentials"
                                    + " centrally; this version of Lockstep does not do that.");
        };
    }

    /// As of when the credential report is, and when there can be a newer one.
    static String report(Optional<Instant> generated, Optional<Instant> next) {
        return generated
                .map(time ->
                        "That is by the credential report of %s. What happened since, a use too, only a newer one shows, which AWS makes from %s on."
                                .formatted(Words.moment(time), next.map(Words::moment).orElse("?")))
                .orElse("The credential report was not read.");
    }
}
