package dev.lockstep.aws.write;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Tag;

/// Tags as IAM's operations take and give them.
final class IamTags {
    private IamTags() {}

    static List<Tag> of(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    static Map<String, String> read(List<Tag> tags) {
        var read = new TreeMap<String, String>();
        for (Tag tag : tags) {
            if (tag.key() != null && tag.value() != null) {
                read.put(tag.key(), tag.value());
            }
        }
        return read;
    }
}
