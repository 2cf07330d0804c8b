package dev.lockstep.record;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Source;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Finding;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.verified.PersonSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the record of an audit.
public final class AuditRecording {
    private static final String SHEET = "person-verified";

    private final Audit audit;
    private final Declarations declarations;
    private final Map<String, ControlRecord> controls = new LinkedHashMap<>();

    private AuditRecording(Audit audit) {
        this.audit = audit;
        this.declarations = new Declarations(audit.baseline());
        ControlCatalog.all().stream()
                .map(Control::info)
                .filter(audit.selection()::takes)
                .forEach(info -> controls.put(info.id(), ControlRecord.of(info)));
    }

    /// The record of an audit.
    ///
    /// @param version Lockstep's own
    public static AuditRecord of(Audit audit, String version) {
        return new AuditRecording(audit).record(version);
    }

    private AuditRecord record(String version) {
        return new AuditRecord(
                version,
                account(),
                audit.snapshot().takenAt(),
                audit.judgedAt(),
                audit.baseline().files(),
                audit.selection().equals(Audit.Selection.ALL),
                List.copyOf(controls.values()),
                undeclared(),
                audit.notices(),
                audit.reads(),
                audit.isAsked(Step.PASSWORD_POLICY)
                        ? Optional.of(PasswordSettings.of(audit))
                        : Optional.empty(),
                people(),
                audit.isAsked(Step.GROUPS)
                        ? EscalationFormat.of(audit.snapshot())
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                audit.findings().stream().map(this::finding).toList());
    }

    private AuditRecord.AccountRecord account() {
        return new AuditRecord.AccountRecord(
                audit.snapshot().accountId(),
                audit.snapshot().alias().found().flatMap(alias -> alias),
                audit.snapshot().partition(),
                audit.snapshot().callerIdentity().found().map(CallerIdentity::arn),
                audit.place().endpoint(),
                audit.place().practice());
    }

    private List<Step> undeclared() {
        var steps = new ArrayList<Step>();
        if (audit.isAsked(Step.GROUPS) && audit.baseline().groups().isEmpty()) {
            steps.add(Step.GROUPS);
        }
        if (audit.isAsked(Step.USERS) && !audit.baseline().roster().isDeclared()) {
            steps.add(Step.USERS);
        }
        return steps;
    }

    private List<PersonRecord> people() {
        List<Finding> sheets =
                audit.of(Step.VERIFIED).stream()
                        .filter(finding -> finding.control().id().equals(SHEET))
                        .filter(finding -> finding.subject().kind() == Subject.Kind.USER)
                        .filter(finding -> finding.status() != Status.NOT_APPLICABLE)
                        .sorted(Comparator.comparing(finding -> finding.status() == Status.PASS))
                        .toList();
        if (sheets.isEmpty()) {
            return List.of();
        }
        var register = KeyRegister.of(audit.snapshot(), audit.baseline(), audit.judgedAt());
        return sheets.stream().map(finding -> person(finding, register)).toList();
    }

    private PersonRecord person(Finding finding, KeyRegister register) {
        PersonSheet sheet =
                PersonSheet.of(
                        audit.snapshot().user(finding.subject().name()),
                        audit.snapshot(),
                        audit.baseline(),
                        register,
                        audit.judgedAt());
        return new PersonRecord(
                sheet.user(),
                finding.status(),
                sheet.entries().stream()
                        .map(entry ->
                                new PersonRecord.SheetLine(
                                        entry.line(), holds(entry.holds()), entry.wanted()))
                        .toList());
    }

    private static PersonRecord.Holds holds(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Yes _ -> PersonRecord.Holds.YES;
            case Ruling.No _ -> PersonRecord.Holds.NO;
            case Ruling.Open _ -> PersonRecord.Holds.UNKNOWN;
        };
    }

    private FindingRecord finding(Finding finding) {
        return new FindingRecord(
                control(finding.control()),
                finding.status(),
                finding.subject(),
                finding.verdict().summary(),
                facts(finding.verdict().evidence()),
                missing(finding.verdict()),
                finding.advice().map(advice -> remedy(advice, finding.subject())),
                finding.exception()
                        .map(rule ->
                                new FindingRecord.ExceptionRecord(
                                        rule.reason(), rule.owner(), rule.until(), rule.line())),
                declarations.of(finding));
    }

    private ControlRecord control(ControlInfo info) {
        return controls.computeIfAbsent(info.id(), _ -> ControlRecord.of(info));
    }

    /// A fact that has a name which stood before gets a number after it.
    private static List<FindingRecord.Fact> facts(Evidence evidence) {
        var names = new HashMap<String, Integer>();
        var facts = new ArrayList<FindingRecord.Fact>(evidence.facts().size());
        for (Evidence.Fact fact : evidence.facts()) {
            int nth = names.merge(fact.name(), 1, Integer::sum);
            facts.add(
                    new FindingRecord.Fact(
                            nth == 1 ? fact.name() : fact.name() + " " + nth,
                            fact.value(),
                            fact.source().map(Source::name),
                            fact.source().flatMap(Source::asOf)));
        }
        return facts;
    }

    private static List<String> missing(Verdict verdict) {
        return verdict instanceof Verdict.Undetermined open
                ? open.missing().stream().map(read -> read.key().name()).distinct().toList()
                : List.of();
    }

    private static FindingRecord.RemedyRecord remedy(Advice advice, Subject subject) {
        return new FindingRecord.RemedyRecord(
                advice.remedy().id(),
                advice.text(),
                OwnCommand.of(advice.remedy(), subject),
                advice.commands());
    }
}
