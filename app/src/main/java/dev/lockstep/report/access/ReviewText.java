package dev.lockstep.report.access;

import dev.lockstep.access.PrincipalAccess.Kind;
import dev.lockstep.access.question.AccessReview;
import dev.lockstep.access.question.AccessReview.Administrator;
import dev.lockstep.access.question.AccessReview.Reasoned;
import dev.lockstep.access.question.AccessReview.Service;
import dev.lockstep.access.question.AccessReview.Share;
import dev.lockstep.access.question.Assumption;
import dev.lockstep.access.question.Promise;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What one user, role or group can do, as text.
public final class ReviewText {
    private static final int SERVICE = 24;
    private static final int CELL = 9;
    private static final int SHOWN = 8;

    /// With more services, those that are reached alike are told together.
    private static final int MANY = 30;

    private static final int FEW = 3;

    private static final List<AccessLevel> LEVELS =
            List.of(
                    AccessLevel.LIST,
                    AccessLevel.READ,
                    AccessLevel.WRITE,
                    AccessLevel.TAGGING,
                    AccessLevel.PERMISSIONS_MANAGEMENT);

    private final AccessReview review;
    private final Page page;

    private ReviewText(AccessReview review, TextReport.Look look) {
        this.review = review;
        this.page = new Page(look);
    }

    /// The text.
    ///
    /// @param assumptions of the whole account
    /// @param mistakes sentences about the policies, hostile text
    public static String of(
            AccessReview review,
            List<Assumption> assumptions,
            List<String> mistakes,
            TextReport.Look look) {
        return new ReviewText(review, look).text(assumptions, mistakes);
    }

    private String text(List<Assumption> assumptions, List<String> mistakes) {
        page.title("What " + CitedWords.who(review.who()) + " can do");
        if (!review.groups().isEmpty()) {
            page.paragraph(
                    (review.groups().size() == 1 ? "In group " : "In groups ")
                            + names(review.groups())
                            + ".");
        }
        administrator();
        promised();
        services();
        reading();
        unknown();
        Mistakes.write(mistakes, page);
        AssumptionWords.write(assumptions, page);
        return page.text();
    }

    private static String names(List<String> names) {
        return names.stream().map(Printable::line).collect(Collectors.joining(", "));
    }

    private void administrator() {
        page.paragraph(
                switch (review.administrator()) {
                    case ALREADY -> "It is an administrator: it is allowed everything.";
                    case CERTAIN -> "It can make itself an administrator:";
                    case POSSIBLE ->
                            "It may be able to make itself an administrator; that hangs on"
                                    + " conditions, or on what was not read:";
                    case UNKNOWN ->
                            "Whether it is an administrator cannot be said: a policy is not"
                                    + " known.";
                    case NO ->
                            "It is no administrator, and cannot make itself one by any way that"
                                    + " is known here.";
                });
        if (review.administrator() == Administrator.CERTAIN
                || review.administrator() == Administrator.POSSIBLE) {
            review.ways().forEach(way -> page.item(Printable.line(way)));
        }
    }

    private void promised() {
        for (Promise promise : review.promises()) {
            String group = Printable.line(promise.group());
            var words = new ArrayList<String>();
            if (promise.administrators()) {
                words.add("are administrators");
            }
            if (promise.readOnly()) {
                words.add("only read");
            }
            promise.services()
                    .ifPresent(all -> words.add("are limited to the services " + names(all)));
            page.paragraph(
                    "lockstep.yaml says of group "
                            + group
                            + " that its members "
                            + String.join(" and ", words)
                            + ".");
        }
        if (review.promises().isEmpty()) {
            page.paragraph(
                    review.who().kind() == Kind.ROLE
                            ? "lockstep.yaml promises nothing about roles."
                            : "lockstep.yaml promises nothing about it.");
        } else {
            broken();
        }
    }

    private void broken() {
        if (review.promises().stream().anyMatch(Promise::administrators)) {
            return;
        }
        List<String> outside = review.services().keySet().stream().filter(this::isOutside).toList();
        if (!outside.isEmpty()) {
            page.paragraph(
                    "NOT AS PROMISED: it reaches "
                            + outside.size()
                            + (outside.size() == 1 ? " other service: " : " other services: ")
                            + some(outside)
                            + ".");
        }
        if (review.promises().stream().allMatch(Promise::readOnly)
                && !review.changing().isEmpty()) {
            page.paragraph(
                    "NOT AS PROMISED: it can do more than read: " + some(review.changing()) + ".");
        }
        List<String> unreached =
                review.promises().stream()
                        .flatMap(one -> one.services().stream().flatMap(List::stream))
                        .distinct()
                        .filter(one -> !review.services().containsKey(one))
                        .toList();
        if (!unreached.isEmpty()) {
            page.paragraph("Promised, but not reached: " + some(unreached) + ".");
        }
    }

    private boolean isOutside(String service) {
        return review.promises().stream().anyMatch(one -> one.services().isPresent())
                && review.promises().stream().noneMatch(one -> one.covers(service));
    }

    private static String some(List<String> all) {
        return names(all.stream().limit(SHOWN).toList())
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }

    private void services() {
        if (review.services().isEmpty()) {
            page.paragraph("It reaches no service.");
            return;
        }
        page.heading(
                "It reaches "
                        + (review.services().size() == review.allServices()
                                ? "all " + review.allServices()
                                : review.services().size() + " of " + review.allServices())
                        + " services");
        if (review.services().values().stream().allMatch(Service::whole)
                && review.services().size() > MANY) {
            page.paragraph("Every action of each of them, on every resource.");
            return;
        }
        page.gap();
        page.raw(row("service", List.of("list", "read", "write", "tag", "permissions"), ""));
        if (review.services().size() <= MANY) {
            review.services().forEach((name, service) -> row(name, service));
        } else {
            folded();
        }
        page.gap();
        page.paragraph(
                "all: every action of that level, on every resource. A number: so many actions. ?:"
                        + " only on some resources, or under conditions. -: none.");
    }

    /// Many services: those that are reached alike stand in one line.
    private void folded() {
        Map<List<String>, SortedMap<String, Service>> alike = new LinkedHashMap<>();
        review.services()
                .forEach((name, service) -> {
                    List<String> shape =
                            service.whole()
                                    ? LEVELS.stream().map(_ -> "all").toList()
                                    : LEVELS.stream()
                                            .map(level -> shape(service.of(level)))
                                            .toList();
                    alike.computeIfAbsent(shape, _ -> new TreeMap<>()).put(name, service);
                });
        alike.forEach((shape, services) -> {
            if (services.size() <= FEW) {
                services.forEach(this::row);
            } else {
                page.raw(row(services.size() + " services", shape, ""));
                page.inside(2, some(List.copyOf(services.keySet())));
            }
        });
    }

    /// What a cell says when services with other numbers stand in it too.
    private static String shape(Share share) {
        if (share.possible() == 0) {
            return "-";
        }
        String amount = share.possible() == share.all() ? "all" : "some";
        return share.certain() == share.possible() ? amount : amount + "?";
    }

    private static String cell(Share share) {
        if (share.possible() == 0) {
            return "-";
        }
        String amount = share.possible() == share.all() ? "all" : String.valueOf(share.possible());
        return share.certain() == share.possible() ? amount : amount + "?";
    }

    private void row(String name, Service service) {
        page.raw(
                row(
                        Printable.line(name),
                        LEVELS.stream().map(level -> cell(service.of(level))).toList(),
                        isOutside(name) ? "NOT PROMISED" : ""));
    }

    private static String row(String name, List<String> cells, String note) {
        var line = new StringBuilder(Paragraph.cell(name, SERVICE));
        for (int i = 0; i < cells.size(); i++) {
            line.append(Paragraph.cell(cells.get(i), i == cells.size() - 1 ? CELL + 4 : CELL));
        }
        return line.append(note).toString().stripTrailing() + "\n";
    }

    private void reading() {
        if (review.services().isEmpty()) {
            return;
        }
        page.heading("Reading and secrets");
        page.item(
                review.changing().isEmpty()
                        ? "It only reads" + excepted()
                        : "It can do more than read: "
                                + review.changing().size()
                                + " actions, such as "
                                + some(review.changing().stream().limit(3).toList())
                                + ".");
        page.item(
                review.secrets().isEmpty()
                        ? "It reads no secrets that are known as such."
                        : "It reads secrets: "
                                + some(review.secrets().stream().map(Reasoned::action).toList())
                                + ".");
    }

    private String excepted() {
        return review.excepted().isEmpty()
                ? "."
                : "; "
                        + review.excepted().size()
                        + " of its actions are of another level but only read all the same: "
                        + some(review.excepted().stream().map(Reasoned::action).toList())
                        + ".";
    }

    private void unknown() {
        if (review.unknown().isEmpty()
                && review.unknownNames().isEmpty()
                && !review.unknownToo()
                && review.fromCatalog().isEmpty()) {
            return;
        }
        page.heading("What is not known");
        review.unknown().forEach(why -> page.item(Printable.line(why)));
        if (!review.unknownNames().isEmpty()) {
            page.item(
                    "Policies name actions that nobody knows here: "
                            + some(review.unknownNames())
                            + ".");
        }
        if (review.unknownToo()) {
            page.item(
                    "Policies allow actions without naming them (* or NotAction), so also those"
                            + " that AWS will only add.");
        }
        if (!review.fromCatalog().isEmpty()) {
            page.item(
                    "Taken as they ship with lockstep, since the answers do not hold them: "
                            + some(review.fromCatalog())
                            + ".");
        }
    }
}
