package dev.lockstep.aws;

import static dev.lockstep.aws.AnswerJson.list;
import static dev.lockstep.aws.AnswerJson.object;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/// What every group of reads needs: calls, and a place for their answers.
///
/// @param clients made lazily
record Reading(Clients clients, Calls calls, Gathered gathered) {
    /// Several calls whose answers make one file.
    @FunctionalInterface
    interface Work {
        void run() throws CallFailed;
    }

    /// Keeps the answer of one call.
    void one(String file, String operation, java.util.function.Supplier<? extends SdkPojo> call)
            throws CallFailed {
        gathered.file(file, operation, AnswerJson.of(calls.call(operation, call::get)));
    }

    /// Keeps a list that comes in pages, joined, as the AWS CLI does.
    <T extends SdkPojo> void pages(
            String file, String operation, List<String> members, Function<Optional<String>, T> page)
            throws CallFailed {
        gathered.file(file, operation, joined(calls.pages(operation, page), members));
    }

    /// An answer whose lists are those of all pages.
    static String joined(List<? extends SdkPojo> pages, List<String> members) {
        Map<String, String> lists = new LinkedHashMap<>();
        for (String member : members) {
            entries(pages, member).ifPresent(entries -> lists.put(member, entries));
        }
        return object(lists);
    }

    /// The entries of all pages as one list; empty if a page lacks that list, since then nobody
    /// knows what stood there.
    static Optional<String> entries(List<? extends SdkPojo> pages, String member) {
        var parts = new ArrayList<String>();
        for (SdkPojo page : pages) {
            Optional<String> part = AnswerJson.member(page, member);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            part.map(text -> text.substring(1, text.length() - 1))
                    .filter(text -> !text.isBlank())
                    .ifPresent(parts::add);
        }
        return pages.isEmpty() ? Optional.empty() : Optional.of(list(parts));
    }
}
