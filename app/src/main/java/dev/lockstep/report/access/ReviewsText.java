package dev.lockstep.report.access;

import dev.lockstep.access.question.AccessReview;
import dev.lockstep.access.question.Assumption;
import dev.lockstep.access.question.Promise;
import dev.lockstep.access.question.Who;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.Comparator;
import java.util.List;

/// What each user, group and role can do: a line for each, the mightiest first.
public final class ReviewsText {
    private static final int WHO = 36;
    private static final int SERVICES = 10;
    private static final int DOES = 14;

    private final Page page;

    private ReviewsText(TextReport.Look look) {
        this.page = new Page(look);
    }

    /// The text.
    ///
    /// @param account its id, safe to show
    public static String of(
            List<AccessReview> reviews,
            List<Assumption> assumptions,
            String account,
            TextReport.Look look) {
        return new ReviewsText(look).text(reviews, assumptions, account);
    }

    private String text(List<AccessReview> reviews, List<Assumption> assumptions, String account) {
        page.title("Who can do what in account " + account);
        page.paragraph(
                reviews.size()
                        + " users, groups and roles, the mightiest first. lockstep access review"
                        + " NAME tells all of one.");
        page.gap();
        int who = Math.clamp(page.look().width() - SERVICES - DOES - 20L, 16, WHO);
        page.raw(row("who", "services", "does", "administrator?", who));
        reviews.stream()
                .sorted(
                        Comparator.comparingInt((AccessReview one) -> might(one))
                                .thenComparing(AccessReview::who, Who.ORDER))
                .forEach(one ->
                        page.raw(
                                row(
                                        CitedWords.who(one.who()),
                                        one.services().size() == one.allServices()
                                                ? "all"
                                                : String.valueOf(one.services().size()),
                                        does(one),
                                        administrator(one),
                                        who)));
        page.gap();
        page.paragraph(
                "does: the most that it can do to anything, under whatever conditions. A star:"
                        + " reads secrets. !: more than lockstep.yaml promises.");
        AssumptionWords.write(assumptions, page);
        return page.text();
    }

    private static int might(AccessReview one) {
        int rank =
                switch (one.administrator()) {
                    case ALREADY -> 0;
                    case CERTAIN -> 10;
                    case POSSIBLE -> 20;
                    case UNKNOWN -> 30;
                    case NO -> 40;
                };
        return rank + (one.services().isEmpty() ? 9 : one.changing().isEmpty() ? 5 : 0);
    }

    private static String does(AccessReview one) {
        String most =
                one.services().isEmpty()
                        ? one.unknown().isEmpty() ? "nothing" : "not known"
                        : one.changing().isEmpty()
                                ? "reads"
                                : one.possible(AccessLevel.PERMISSIONS_MANAGEMENT) > 0
                                        ? "permissions"
                                        : "writes";
        return most + (one.secrets().isEmpty() ? "" : "*") + (isMore(one) ? "!" : "");
    }

    /// Whether it can do more than is promised of it.
    private static boolean isMore(AccessReview one) {
        if (one.promises().isEmpty() || one.promises().stream().anyMatch(Promise::administrators)) {
            return false;
        }
        boolean outside =
                one.services().keySet().stream()
                        .anyMatch(service ->
                                one.promises().stream()
                                        .noneMatch(promise -> promise.covers(service)));
        return outside
                || (one.promises().stream().allMatch(Promise::readOnly)
                        && !one.changing().isEmpty());
    }

    private static String administrator(AccessReview one) {
        return switch (one.administrator()) {
            case ALREADY -> "yes";
            case CERTAIN -> "can become one";
            case POSSIBLE -> "may become one";
            case UNKNOWN -> "not known";
            case NO -> one.unknown().isEmpty() ? "no" : "not known";
        };
    }

    private static String row(
            String who, String services, String does, String administrator, int width) {
        return (Paragraph.cell(Paragraph.cut(Printable.line(who), width - 1), width)
                                + Paragraph.cell(services, SERVICES)
                                + Paragraph.cell(does, DOES)
                                + administrator)
                        .stripTrailing()
                + "\n";
    }
}
