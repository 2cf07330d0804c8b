package dev.lockstep.record;

import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares an audit with an earlier one of the same account, finding by finding: the same control
/// and the same subject.
public final class AuditComparison {
    private final AuditRecord old;
    private final AuditRecord now;

    /// The controls that both asked.
    private final Set<String> both;

    private AuditComparison(AuditRecord old, AuditRecord now) {
        this.old = old;
        this.now = now;
        this.both = ids(now);
        both.retainAll(ids(old));
    }

    /// What has changed since the earlier audit.
    public static SinceRecord of(AuditRecord old, AuditRecord now) {
        return new AuditComparison(old, now).compared();
    }

    private static Set<String> ids(AuditRecord audit) {
        var ids = new TreeSet<String>();
        audit.controls().forEach(control -> ids.add(control.id()));
        return ids;
    }

    /// A finding's place in an audit. An ARN tells apart what has the same name.
    private record Key(String control, Subject.Kind kind, String name, Optional<String> arn) {
        static Key of(FindingRecord finding) {
            Subject subject = finding.subject();
            return new Key(finding.control().id(), subject.kind(), subject.name(), subject.arn());
        }

        Key withoutArn() {
            return new Key(control, kind, name, Optional.empty());
        }
    }

    /// The findings of an audit by their keys; where an ARN was not known in one of two audits, the
    /// name alone must do.
    private final class Index {
        private final Map<Key, FindingRecord> exact = new LinkedHashMap<>();
        private final Map<Key, List<FindingRecord>> named = new HashMap<>();

        Index(AuditRecord audit) {
            for (FindingRecord finding : audit.findings()) {
                if (both.contains(finding.control().id())) {
                    Key key = Key.of(finding);
                    exact.put(key, finding);
                    named.computeIfAbsent(key.withoutArn(), _ -> new ArrayList<>()).add(finding);
                }
            }
        }

        @Nullable FindingRecord find(Key key) {
            FindingRecord found = exact.get(key);
            if (found != null) {
                return found;
            }
            List<FindingRecord> others = named.getOrDefault(key.withoutArn(), List.of());
            return others.size() == 1
                            && (key.arn().isEmpty() || others.getFirst().subject().arn().isEmpty())
                    ? others.getFirst()
                    : null;
        }
    }

    private SinceRecord compared() {
        var before = new Index(old);
        var today = new Index(now);
        var changes = new ArrayList<SinceRecord.Change>();
        today.exact.forEach((key, finding) -> {
            FindingRecord was = before.find(key);
            change(was, finding)
                    .ifPresent(kind -> changes.add(change(kind, finding, was, finding)));
        });
        Set<String> unlisted = unlisted(today);
        before.exact.forEach((key, was) -> {
            if (today.find(key) == null && isKnown(was.status())) {
                gone(was, unlisted).ifPresent(kind -> changes.add(change(kind, was, was, null)));
            }
        });
        var notCompared = new TreeSet<String>(ids(old));
        notCompared.addAll(ids(now));
        notCompared.removeAll(both);
        return new SinceRecord(
                old.takenAt(),
                old.judgedAt(),
                old.lockstep(),
                old.baseline().equals(now.baseline()),
                List.copyOf(notCompared),
                changes);
    }

    private static SinceRecord.Change change(
            SinceRecord.Kind kind,
            FindingRecord told,
            @Nullable FindingRecord was,
            @Nullable FindingRecord is) {
        return new SinceRecord.Change(
                kind,
                told.control(),
                told.subject(),
                Optional.ofNullable(was).map(FindingRecord::status),
                Optional.ofNullable(is).map(FindingRecord::status),
                kind == SinceRecord.Kind.FIXED && was != null ? was.summary() : told.summary());
    }

    private static Optional<SinceRecord.Kind> change(
            @Nullable FindingRecord was, FindingRecord is) {
        return switch (is.status()) {
            case FAIL ->
                    Optional.of(
                            was != null && was.status() == Status.FAIL
                                    ? SinceRecord.Kind.STILL
                                    : SinceRecord.Kind.NEW);
            case EXCEPTED ->
                    was != null && was.status() == Status.FAIL
                            ? Optional.of(SinceRecord.Kind.STILL)
                            : Optional.empty();
            case UNDETERMINED ->
                    was != null && isKnown(was.status())
                            ? Optional.of(SinceRecord.Kind.UNKNOWABLE)
                            : Optional.empty();
            case PASS, NOT_APPLICABLE, MANUAL ->
                    was != null && was.status() == Status.FAIL
                            ? Optional.of(SinceRecord.Kind.FIXED)
                            : Optional.empty();
        };
    }

    /// What became of a finding whose subject no longer stands in the audit: gone with it, unless
    /// nobody could list such subjects today.
    private static Optional<SinceRecord.Kind> gone(FindingRecord was, Set<String> unlisted) {
        String control = was.control().id();
        boolean hidden =
                unlisted.contains(control)
                        || was.subject()
                                .owner()
                                .filter(owner -> unlisted.contains(of(control, owner)))
                                .isPresent();
        if (hidden) {
            return Optional.of(SinceRecord.Kind.UNKNOWABLE);
        }
        return was.status() == Status.FAIL ? Optional.of(SinceRecord.Kind.FIXED) : Optional.empty();
    }

    /// The controls that could not list what they judge, of the account or of one user: their one
    /// undetermined finding is about the account or that user instead.
    private static Set<String> unlisted(Index today) {
        var unlisted = new HashSet<String>();
        today.exact.values().stream()
                .filter(finding -> finding.status() == Status.UNDETERMINED)
                .forEach(finding -> {
                    String control = finding.control().id();
                    Subject subject = finding.subject();
                    if (subject.kind() == Subject.Kind.ACCOUNT) {
                        unlisted.add(control);
                    } else if (subject.kind() == Subject.Kind.USER) {
                        unlisted.add(of(control, subject.name()));
                    }
                });
        return unlisted;
    }

    /// No control's id holds a blank.
    private static String of(String control, String owner) {
        return control + " " + owner;
    }

    private static boolean isKnown(Status status) {
        return switch (status) {
            case PASS, FAIL, EXCEPTED, NOT_APPLICABLE -> true;
            case UNDETERMINED, MANUAL -> false;
        };
    }
}
