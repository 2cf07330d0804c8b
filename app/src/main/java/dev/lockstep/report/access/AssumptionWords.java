package dev.lockstep.report.access;

import dev.lockstep.access.question.Assumption;
import java.util.List;

/// What answers take for granted, in words.
final class AssumptionWords {
    private AssumptionWords() {}

    static String of(Assumption assumption) {
        return switch (assumption) {
            case LISTS ->
                    "Users, groups or roles were not all read; those that were not stand in no"
                            + " answer.";
            case SERVICE_CONTROL_POLICIES ->
                    "The account is in an organization whose service control policies were not"
                            + " all read. They allow nothing by themselves, but may forbid what is"
                            + " allowed here.";
            case ORGANIZATION ->
                    "Whether the account is in an organization was not read. A service control"
                            + " policy may forbid what is allowed here.";
            case RESOURCE_POLICIES ->
                    "Policies of resources, such as that of a bucket, were not read. One can let"
                            + " others in, and can forbid what is allowed here.";
            case KEY_POLICIES ->
                    "Key policies were not read. One that does not pass the question on to IAM"
                            + " (by naming the account) lets in only those whom it names.";
            case SESSIONS ->
                    "A session of a role can be begun with a policy that allows less, and with"
                            + " tags of its own.";
        };
    }

    /// A part of a text, where anything is taken for granted.
    static void write(List<Assumption> assumptions, Page page) {
        if (!assumptions.isEmpty()) {
            page.heading("Taken for granted");
            assumptions.forEach(one -> page.item(of(one)));
        }
    }
}
