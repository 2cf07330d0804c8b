package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Trail;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes around the identity of an account: contacts, trails, analyzers.
public sealed interface AroundEffect extends Effect {
    /// Sets an alternate contact, whether or not there was one.
    ///
    /// @param type `SECURITY`, `BILLING` or `OPERATIONS`
    record PutAlternateContact(String type, AlternateContact contact) implements AroundEffect {
        @Override
        public String operation() {
            return "account:PutAlternateContact";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.contacts(all -> all.put(type, contact));
            return draft.account();
        }
    }

    /// Removes an alternate contact.
    ///
    /// @param type `SECURITY`, `BILLING` or `OPERATIONS`
    record DeleteAlternateContact(String type) implements AroundEffect {
        @Override
        public String operation() {
            return "account:DeleteAlternateContact";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.contacts(all -> AccountDraft.found(all.remove(type), "contact", type));
            return draft.account();
        }
    }

    /// Makes a trail. It does not log yet, and its selector lets all management events through
    /// (CloudTrail API reference, CreateTrail; CloudTrail User Guide, "Logging management events").
    ///
    /// @param region its home region
    record CreateTrail(
            String region,
            String name,
            String bucket,
            boolean multiRegion,
            boolean logFileValidation,
            boolean organizationTrail)
            implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:CreateTrail";
        }

        /// The ARN that the trail gets in this account.
        ///
        /// @throws IllegalArgumentException if nobody knows the account's id
        public String arn(Account account) {
            return AroundEffect.arn(account, "cloudtrail", region, "trail/" + name);
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            String arn = arn(account);
            CredentialDraft.absent(
                    draft.trails.stream().anyMatch(trail -> trail.arn().equals(arn)), "trail", arn);
            draft.trails.add(
                    new Trail(
                            name,
                            arn,
                            Optional.of(region),
                            multiRegion,
                            logFileValidation,
                            organizationTrail,
                            Optional.of(bucket),
                            Optional.of(new Trail.Status(false)),
                            Optional.of(Trail.Selectors.USUAL)));
            return draft.account();
        }
    }

    /// Changes a trail; what is absent stays as it is.
    record UpdateTrail(
            String arn,
            Optional<String> bucket,
            Optional<Boolean> multiRegion,
            Optional<Boolean> logFileValidation,
            Optional<Boolean> organizationTrail)
            implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:UpdateTrail";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return trail(
                    account,
                    arn,
                    old ->
                            new Trail(
                                    old.name(),
                                    old.arn(),
                                    old.homeRegion(),
                                    multiRegion.orElse(old.multiRegion()),
                                    logFileValidation.orElse(old.logFileValidation()),
                                    organizationTrail.orElse(old.organizationTrail()),
                                    bucket.or(old::bucket),
                                    old.status(),
                                    old.selectors()));
        }
    }

    /// Removes a trail; the files that it has written stay.
    record DeleteTrail(String arn) implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:DeleteTrail";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            if (!draft.trails.removeIf(trail -> trail.arn().equals(arn))) {
                throw new IllegalArgumentException("there is no trail " + arn);
            }
            return draft.account();
        }
    }

    /// Switches a trail on.
    record StartLogging(String arn) implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:StartLogging";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return trail(account, arn, old -> old.withStatus(new Trail.Status(true)));
        }
    }

    /// Switches a trail off.
    record StopLogging(String arn) implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:StopLogging";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return trail(account, arn, old -> old.withStatus(new Trail.Status(false)));
        }
    }

    /// Says which events a trail records, in place of what was said before.
    record PutEventSelectors(String arn, Trail.Selectors selectors) implements AroundEffect {
        @Override
        public String operation() {
            return "cloudtrail:PutEventSelectors";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return trail(account, arn, old -> old.withSelectors(selectors));
        }
    }

    /// Makes an Access Analyzer.
    ///
    /// @param type such as `ACCOUNT`, as AWS writes it
    record CreateAnalyzer(String region, String name, String type) implements AroundEffect {
        @Override
        public String operation() {
            return "access-analyzer:CreateAnalyzer";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.analyzers(
                    region,
                    there -> {
                        CredentialDraft.absent(
                                there.stream().anyMatch(one -> one.name().equals(name)),
                                "analyzer",
                                name);
                        there.add(
                                new Analyzer(
                                        name,
                                        arn(account, "access-analyzer", region, "analyzer/" + name),
                                        type,
                                        "ACTIVE",
                                        Optional.of(assigned.at())));
                    });
            return draft.account();
        }
    }

    /// Removes an Access Analyzer.
    record DeleteAnalyzer(String region, String name) implements AroundEffect {
        @Override
        public String operation() {
            return "access-analyzer:DeleteAnalyzer";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.analyzers(
                    region,
                    there ->
                            CredentialDraft.remove(
                                    there, one -> one.name().equals(name), "analyzer", name));
            return draft.account();
        }
    }

    private static Account trail(Account account, String arn, UnaryOperator<Trail> change) {
        AccountDraft draft = AccountDraft.of(account);
        if (draft.trails.stream().noneMatch(trail -> trail.arn().equals(arn))) {
            throw new IllegalArgumentException("there is no trail " + arn);
        }
        draft.trails.replaceAll(trail -> trail.arn().equals(arn) ? change.apply(trail) : trail);
        return draft.account();
    }

    private static String arn(Account account, String service, String region, String resource) {
        return String.join(
                ":",
                "arn",
                account.partition(),
                service,
                region,
                account.id().orElseThrow(),
                resource);
    }
}
