package dev.lockstep.practice.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Tag;

/// The tags of users, roles, policies, devices, certificates and providers.
///
/// Rule source: IAM User Guide, "Tags for IAM resources": 50 for each resource; keys ignore case
/// and keep it; neither keys nor values begin with `aws:`.
public final class Tags {
    private static final int MOST = 50;
    private static final String RESERVED = "aws:";

    private Tags() {}

    /// The tags of something new.
    ///
    /// @throws AwsError if they break a rule
    public static Map<String, String> ofNew(List<Tag> tags) {
        return added(Map.of(), tags);
    }

    /// Tags that come to those that are there.
    ///
    /// @return the new ones alone
    /// @throws AwsError if they break a rule
    public static Map<String, String> added(Map<String, String> before, List<Tag> tags) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(before);
        var news = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Tag tag : tags) {
            if (isReserved(tag.key()) || isReserved(tag.value())) {
                throw IamRefusal.invalidInput(
                        "Tag keys and values that begin with aws: are reserved for AWS use.");
            }
            if (news.put(tag.key(), tag.value()) != null) {
                throw IamRefusal.invalidInput(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        all.putAll(news);
        if (all.size() > MOST) {
            throw IamRefusal.limitExceeded("The number of tags has reached the maximum limit.");
        }
        return new HashMap<>(news);
    }

    /// The keys of tags that may be taken away.
    ///
    /// @throws AwsError if AWS set one of them
    public static List<String> removable(List<String> keys) {
        if (keys.stream().anyMatch(Tags::isReserved)) {
            throw IamRefusal.invalidInput(
                    "Tag keys and values that begin with aws: are reserved for AWS use.");
        }
        return keys;
    }

    /// A page of them, as the operations List…Tags give it.
    public static Page<Tag> page(
            Map<String, String> tags, @Nullable Integer maxItems, @Nullable String marker) {
        return Page.of(shown(tags), Tag::key, maxItems, marker);
    }

    /// All of them, or null, as the SDK's builders take what an answer does not have.
    public static @Nullable List<Tag> shownIfAny(Map<String, String> tags) {
        return tags.isEmpty() ? null : shown(tags);
    }

    /// All of them, by key.
    public static List<Tag> shown(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    private static boolean isReserved(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(RESERVED);
    }
}
