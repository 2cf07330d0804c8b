package dev.lockstep.operation.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.change.Change;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.handover.Leftover;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.operation.run.SecretRest;
import dev.lockstep.people.SignIn;
import dev.lockstep.people.roster.Candidate;
import dev.lockstep.people.roster.Match;
import dev.lockstep.people.roster.Matching;
import dev.lockstep.people.step.OffboardStep;
import dev.lockstep.people.step.Offboarding;
import dev.lockstep.people.step.OnboardStep;
import dev.lockstep.people.step.Onboarding;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.run.RunHead;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the next step of people who come and go, and makes it ready. The account is held
/// meanwhile: nobody else on this machine changes it.
public final class BoardingSteps {
    private static final String NOTHING_DONE = "; nothing was done";

    private final AskedChanges asked;
    private final String version;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    /// @param actions what reading a whole account takes
    public BoardingSteps(LiveAccount accounts, String version, Collection<String> actions) {
        this.asked = new AskedChanges(accounts, version, actions);
        this.version = version;
    }

    /// Who is meant by a name.
    ///
    /// @param user the user, as AWS has it; none: there is none of the person
    /// @param person of the roster; none: the roster does not know the user
    public record Whom(Optional<String> user, Optional<Person> person) {}

    /// Holds the account and reads it.
    ///
    /// @throws Refused if it is another account, or there is no place to write down what is done
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Held hold(AskedChanges.Request request, LiveAccount.Watch watch) {
        return new Held(this, asked.held(request, watch));
    }

    /// An account that is held.
    public static final class Held implements AutoCloseable {
        private final BoardingSteps steps;
        private final AskedChanges.Held held;

        private Held(BoardingSteps steps, AskedChanges.Held held) {
            this.steps = steps;
            this.held = held;
        }

        private AccountSnapshot snapshot() {
            return held.audit().snapshot();
        }

        /// What is wanted.
        public Baseline baseline() {
            return held.audit().baseline();
        }

        /// As of when it is judged (UTC), by AWS's clock: that of this machine may be wrong.
        public Instant now() {
            return held.place()
                    .account()
                    .ahead()
                    .map(held.audit().judgedAt()::plus)
                    .orElse(held.audit().judgedAt());
        }

        /// Whose account it is.
        public About about() {
            RunHead.Where where = held.place().where();
            return new About(
                    steps.version,
                    Optional.of(where.account()),
                    where.partition(),
                    snapshot().callerIdentity().found().map(CallerIdentity::arn),
                    where.endpoint(),
                    where.practice());
        }

        /// Where its users sign in.
        public SignIn signIn() {
            return new SignIn(
                    held.place().where().partition(),
                    held.place().where().account(),
                    snapshot().alias().found().flatMap(alias -> alias));
        }

        /// What it asks of passwords; empty: AWS's default.
        ///
        /// @throws NotRead if AWS did not say
        public Optional<PasswordPolicy> passwordPolicy() {
            return needed(snapshot().passwordPolicy(), "what the account asks of passwords");
        }

        private List<String> users() {
            return needed(snapshot().users(), "which users exist").stream()
                    .map(User::name)
                    .toList();
        }

        /// Who is meant: a user of the account, or a person of the roster.
        ///
        /// @throws Refused if there is neither, or they are two
        /// @throws NotRead if AWS did not say which users exist
        public Whom whom(String named) {
            List<String> users = users();
            Optional<Person> byId = Optional.ofNullable(baseline().people().get(named));
            Optional<String> user =
                    Optional.of(named)
                            .filter(users::contains)
                            .or(() -> users.stream().filter(named::equalsIgnoreCase).findFirst());
            Optional<String> ofPerson = byId.flatMap(one -> Roster.userOf(one, users));
            // Also where the person's own user is not there: the other one must not be forgotten.
            if (user.isPresent() && byId.isPresent() && !ofPerson.equals(user)) {
                throw new Refused(
                        "there is a user %s, and lockstep.yaml has a person %s whose user is %s; nobody can tell which is meant%s. Rename the person in lockstep.yaml, or name the other user"
                                .formatted(user.get(), named, byId.get().user(), NOTHING_DONE));
            }
            if (user.isEmpty() && byId.isEmpty()) {
                throw new Refused(
                        "account %s has no user %s, and lockstep.yaml no person of that name%s"
                                .formatted(held.place().where().account(), named, NOTHING_DONE));
            }
            Optional<String> found = ofPerson.or(() -> byId.isPresent() ? Optional.empty() : user);
            Optional<Person> person =
                    byId.or(() ->
                            found.map(one -> baseline().roster().people(one))
                                    .filter(people -> people.size() == 1)
                                    .map(List::getFirst));
            return new Whom(found, person);
        }

        /// Sees to it that nobody else signs in as a user.
        ///
        /// @throws Refused if lockstep.yaml gives it to several people
        public void refuseShared(String user) {
            List<Person> people = baseline().roster().claimants(user);
            if (people.size() > 1) {
                throw new Refused(
                        "lockstep.yaml gives the user %s to %s: whoever takes it from one takes it from all%s. Give each a user of their own first: lockstep people split %s --into A,B"
                                .formatted(
                                        user,
                                        people.stream()
                                                .map(Person::id)
                                                .collect(Collectors.joining(", ")),
                                        NOTHING_DONE,
                                        user));
            }
        }

        /// The person of the roster of this id, or whose user this is.
        ///
        /// @throws Refused if there is none
        public Person person(String named) {
            List<Person> ofUser = baseline().roster().people(named);
            return Optional.ofNullable(baseline().people().get(named))
                    .or(() ->
                            ofUser.size() == 1 ? Optional.of(ofUser.getFirst()) : Optional.empty())
                    .orElseThrow(() ->
                            new Refused(
                                    "lockstep.yaml has no person %s%s. Write one under people, such as `%s: {email: …, groups: […]}`, or import a list: lockstep people import"
                                            .formatted(named, NOTHING_DONE, named)));
        }

        /// The same with all that belongs to a user, read live.
        public Held with(String user, LiveAccount.Watch watch) {
            return users().contains(user)
                    ? new Held(steps, steps.asked.more(held, ofUser(user), watch))
                    : this;
        }

        /// The same, judged by what lockstep.yaml will want. Closing either lets go of the account.
        public Held wanting(Baseline baseline) {
            return new Held(steps, held.wanting(baseline));
        }

        /// The user of a person, as AWS has it, if there is one.
        public Optional<String> userOf(Person person) {
            return Roster.userOf(person, users());
        }

        /// Users whom nobody claims and that may be the user of a person who seems to have none;
        /// the likeliest first.
        public List<Candidate> perhaps(Person person) {
            return Matching.of(baseline(), needed(snapshot().users(), "which users exist"))
                                    .people()
                                    .get(person.id())
                            instanceof Match.None(var perhaps)
                    ? perhaps
                    : List.of();
        }

        /// Whether there is a user of this name, or one that AWS does not tell from it.
        public boolean isUser(String name) {
            return users().stream().anyMatch(name::equalsIgnoreCase);
        }

        /// The groups of a user; none if there is no such user.
        ///
        /// @throws NotRead if AWS did not say
        public List<String> groupsOf(String name) {
            return users().contains(name)
                    ? needed(snapshot().user(name).details(), "the groups of " + name).groups()
                    : List.of();
        }

        /// How a user stands, as far as it was read.
        public UserReads user(String name) {
            return snapshot().user(name);
        }

        /// What stands against setting a password. What belongs to the user must have been read:
        /// [#with].
        public PasswordGate passwordGate() {
            return new PasswordGate(snapshot(), baseline(), now());
        }

        /// The next step of taking a user out. Its things must have been read: [#with].
        public OffboardStep offboard(String user) {
            return new Offboarding(steps.asked.request(held), now()).of(user);
        }

        /// The next step of bringing a person in. What belongs to the user must have been read, if
        /// there is one: [#with].
        public OnboardStep onboard(Person person, boolean elsewhere) {
            String user = userOf(person).orElse(person.user());
            return new Onboarding(steps.asked.request(held))
                    .of(person, new Onboarding.Given(elsewhere, isPasswordLost(user)));
        }

        /// Whether a run of this machine stopped while it set the password of a user.
        public boolean isPasswordLost(String user) {
            return SecretRest.of(held.place().runs()).values().stream()
                    .flatMap(Optional::stream)
                    .anyMatch(one -> one.isOfPassword() && one.owner().equals(user));
        }

        /// What runs of this machine may have left in the file of a user's first password.
        public Leftover passwordLeft(String user) {
            Optional<SecretRest.OpenPassword> open =
                    SecretRest.openPassword(held.place().runs(), user);
            return new Leftover.OfPassword(
                    held.place().where().account(),
                    user,
                    open.map(SecretRest.OpenPassword::since),
                    open.filter(SecretRest.OpenPassword::mayBeInForce).isPresent());
        }

        /// Makes changes ready. Closing that lets go of the account too.
        ///
        /// @throws Refused if they cannot be planned
        public Ready ready(List<Change> changes) {
            Ready ready = steps.asked.ready(held, changes);
            KeySteps.refuseEmpty(ready);
            return ready;
        }

        @Override
        public void close() {
            held.close();
        }
    }

    /// All that AWS tells of one user alone.
    private static Set<ReadKey<?>> ofUser(String user) {
        return Set.of(
                ReadKey.LOGIN_PROFILES.of(user),
                ReadKey.MFA_DEVICES.of(user),
                ReadKey.ACCESS_KEY_LAST_USED.of(user),
                ReadKey.SSH_PUBLIC_KEYS.of(user),
                ReadKey.SIGNING_CERTIFICATES.of(user));
    }

    private static <T> T needed(Read<T> read, String what) {
        return switch (read) {
            case Read.Known<T> known -> known.value();
            case Read.Missing<T> missing ->
                    throw new NotRead(
                            missing.because() + "; so nobody knows " + what + NOTHING_DONE);
        };
    }
}
