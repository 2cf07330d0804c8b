package dev.lockstep.operation.access;

import dev.lockstep.access.template.ServiceFacts;
import dev.lockstep.access.template.ServicePolicy;
import dev.lockstep.access.template.SizeLimit;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.input.NearestName;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.operation.Refused;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a policy for those who are to have some services and nothing else.
public final class MakePolicy {
    /// A name of a role, or its path and name. A longer one is refused later, by the ARN.
    private static final Pattern ROLE_NAME =
            Pattern.compile("/?([A-Za-z0-9_+=.@-]+/)*[A-Za-z0-9_+=.@-]+");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern PARTITION = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private final Wish wish;
    private final Optional<Baseline> baseline;

    private MakePolicy(Wish wish, Optional<Baseline> baseline) {
        this.wish = wish;
        this.baseline = baseline;
    }

    /// What is wanted, as a person writes it.
    ///
    /// @param services prefixes; may be empty where a group is named
    /// @param passRoles names, paths with names, or ARNs of roles
    /// @param group a group of the baseline, whose services and roles are meant
    /// @param account the account of roles that are given by name
    /// @param partition of these roles, such as `aws`
    /// @param baselineFile the lockstep.yaml, if there is one
    /// @param allowOutside whether it may name files outside its repository
    public record Wish(
            List<String> services,
            List<String> passRoles,
            Optional<String> group,
            boolean readOnly,
            SizeLimit kind,
            Optional<String> account,
            String partition,
            Optional<Path> baselineFile,
            boolean allowOutside) {
        public Wish {
            services = List.copyOf(services);
            passRoles = List.copyOf(passRoles);
        }
    }

    /// A policy that was made.
    ///
    /// @param text of it, for people
    /// @param notes what somebody must know who attaches it, a sentence each
    public record Made(String text, List<String> notes) {
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /// Makes the policy.
    ///
    /// The baseline is read only for what the wish leaves open: a group, or the account of a role.
    ///
    /// @throws Mistaken if the wish has a fault
    /// @throws Refused if one of the services makes administrators, or another account is meant
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    public static Made of(Wish wish) {
        boolean names = wish.passRoles().stream().anyMatch(role -> !isArn(role));
        Optional<Baseline> baseline =
                wish.group().isPresent() || names
                        ? wish.baselineFile()
                                .map(file ->
                                        BaselineFile.read(
                                                        file,
                                                        new BaselineFile.Options(
                                                                wish.allowOutside()))
                                                .baseline())
                        : Optional.empty();
        return new MakePolicy(wish, baseline).make();
    }

    private Made make() {
        List<String> services = new ArrayList<>(wish.services());
        List<String> roles = new ArrayList<>(wish.passRoles());
        boolean readOnly = wish.readOnly();
        if (wish.group().isPresent()) {
            GroupGoal group = group(wish.group().get());
            services.addAll(group.services().orElse(List.of()));
            roles.addAll(group.passRoles());
            readOnly |= group.readOnly();
            if (services.isEmpty()) {
                throw new Mistaken(
                        "the group " + group.name() + " has no `services:` in lockstep.yaml");
            }
        }
        List<String> known = services.stream().map(MakePolicy::known).distinct().toList();
        if (known.isEmpty()) {
            throw new Mistaken(
                    "no service is named: give --services, such as --services s3,lambda");
        }
        if (readOnly && !roles.isEmpty()) {
            throw new Mistaken(
                    "who only reads passes no role: leave out --pass-roles or --read-only");
        }
        ServicePolicy policy =
                readOnly ? reading(known) : whole(known, roles.stream().map(this::arn).toList());
        SizeLimit kind = wish.kind();
        if (!policy.fits(kind)) {
            throw new Mistaken(
                    "the policy would have %,d characters, white space not counted, but AWS takes at most %,d for %s: name fewer services, or make several policies"
                            .formatted(policy.size(), kind.limit(), kind.words()));
        }
        return new Made(policy.text(), notes(policy, roles));
    }

    private GroupGoal group(String name) {
        if (baseline.isEmpty()) {
            throw new Mistaken("--group takes a group of lockstep.yaml, and there is none here");
        }
        return baseline.get()
                .group(name)
                .orElseThrow(() ->
                        new Mistaken(
                                "lockstep.yaml has no group "
                                        + name
                                        + NearestName.of(name, baseline.get().groups().keySet())
                                                .map(nearest -> "; did you mean " + nearest + "?")
                                                .orElse("")));
    }

    private static String known(String service) {
        String lower = service.strip().toLowerCase(Locale.ROOT);
        List<String> all = ActionCatalog.builtIn().services();
        if (!all.contains(lower)) {
            throw new Mistaken(
                    "there is no service "
                            + service
                            + NearestName.of(lower, all)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(
                                            "; expected the prefix of its actions, such as s3 for"
                                                    + " s3:GetObject"));
        }
        return lower;
    }

    private static ServicePolicy reading(List<String> services) {
        for (String service : services) {
            if (!ServicePolicy.canBeRead(service)) {
                throw new Mistaken(
                        service + " has nothing that can be read without reading secrets");
            }
        }
        return ServicePolicy.reading(services);
    }

    private static ServicePolicy whole(List<String> services, List<String> roles) {
        for (String service : services) {
            Optional<String> reason = ServiceFacts.neverWhole(service);
            if (reason.isPresent()) {
                throw new Refused(
                        service
                                + " is not given whole, since that makes administrators: "
                                + reason.get()
                                + "; --read-only gives what reads");
            }
        }
        return ServicePolicy.whole(services, roles);
    }

    private static boolean isArn(String role) {
        return role.startsWith("arn:");
    }

    /// A role as its ARN. Nothing is left open in it: a wildcard would let other roles be passed,
    /// too.
    private String arn(String role) {
        String written = role.strip();
        if (!isArn(written) && !ROLE_NAME.matcher(written).matches()) {
            throw new Mistaken(
                    "expected the name of one role, or its ARN, without wildcards: " + written);
        }
        String arn =
                isArn(written)
                        ? written
                        : "arn:%s:iam::%s:role/%s"
                                .formatted(
                                        partition(),
                                        account(written),
                                        written.startsWith("/") ? written.substring(1) : written);
        if (!ServicePolicy.isRole(arn)) {
            throw new Mistaken(
                    "expected the name of one role, or its ARN, without wildcards: " + written);
        }
        String account = arn.split(":", 6)[4];
        if (wish.account().isPresent() && !wish.account().get().equals(account)) {
            throw new Mistaken(
                    "a role of another account cannot be passed: "
                            + written
                            + " is none of "
                            + wish.account().get());
        }
        return arn;
    }

    private String partition() {
        if (!PARTITION.matcher(wish.partition()).matches()) {
            throw new Mistaken("expected a partition such as aws, aws-cn or aws-us-gov");
        }
        return wish.partition();
    }

    private String account(String role) {
        Optional<String> declared = baseline.flatMap(Baseline::account);
        if (wish.account().isPresent()
                && declared.isPresent()
                && !wish.account().equals(declared)) {
            throw new Refused(
                    "--account means "
                            + wish.account().get()
                            + ", but lockstep.yaml (`account:`) means "
                            + declared.get());
        }
        String account =
                wish.account()
                        .or(() -> declared)
                        .orElseThrow(() ->
                                new Mistaken(
                                        "in which account is the role "
                                                + role
                                                + "? Give --account ID, or its ARN; lockstep.yaml"
                                                + " says it, too (`account:`)"));
        if (!ACCOUNT.matcher(account).matches()) {
            throw new Mistaken("expected an account id of 12 digits: " + account);
        }
        return account;
    }

    private static List<String> notes(ServicePolicy policy, List<String> roles) {
        var notes = new ArrayList<String>();
        if (!policy.leftOut().isEmpty()) {
            notes.add(
                    "left out, since they give secrets away: "
                            + String.join(", ", policy.leftOut()));
        }
        if (!roles.isEmpty()) {
            notes.add(
                    "whoever has this policy can do, through these services, whatever these roles"
                            + " may: "
                            + String.join(", ", roles));
        }
        if (!policy.existingRoles().isEmpty()) {
            notes.add(
                    "roles that are in use already can be used without being passed: "
                            + policy.existingRoles().entrySet().stream()
                                    .map(way -> way.getKey() + " (" + way.getValue() + ")")
                                    .collect(Collectors.joining("; "))
                            + ". If such a role is an administrator's, whoever has this policy"
                            + " becomes one: the control escalation-paths tells");
        }
        return List.copyOf(notes);
    }
}
