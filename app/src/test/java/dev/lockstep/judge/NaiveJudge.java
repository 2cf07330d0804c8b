package dev.lockstep.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Judges a snapshot folder by the letter of the written controls, one naive step after the other.
///
/// Doubtful places, the reading that comes first here, and (after "or") what is accepted as well.
/// The words in quotes are those that [Ruled] and the comparison print. Without "or", one reading
/// only.
///
/// General
/// 1. "scope-unknown": a missing read decides only between pass and not-applicable (MFA is on, but
///    it is not known whether there is a password): pass, or not-applicable. It cannot fail, so it
///    is never undetermined.
/// 2. "unlisted-but-harmless": the users cannot be listed, and the baseline makes the control
///    not-applicable anyway: one not-applicable on the account, or undetermined, or nothing.
/// 3. "unknown-keys-harmless": one user's keys are not known but could not fail (a young user, no
///    password, a need for the user, no register): pass on the user, or not-applicable, or nothing.
/// 4. Users that only access-keys.json or other per-user files name, while no list of users could
///    be read, are no users: only the one finding on the account.
/// 5. A report without GeneratedTime counts as made at takenAt when something is "after the
///    report".
/// 6. Exceptions match names with case; `*` only at the end.
/// 7. A code "there is none" beside a file that holds a value: the value wins.
/// 8. people match users without case where no exact match exists; services, break-glass users,
///    needs and exceptions match exactly.
///
/// Root 9. "root-keys-not-provable": no MFA, no password, summary says 0 keys but the report shows
/// an inactive slot: fail (nothing is proved), or undetermined. 10. Without an inactive slot,
/// AccountAccessKeysPresent = 0 proves "no keys, active or inactive", also when the report is
/// missing (as root-access-keys passes then). 11. "root-mfa-harmless": MFA not known, nothing to
/// sign in with: root-mfa-hardware not-applicable, or pass, or undetermined. 12. root-mfa-hardware
/// with MFA on and no list of virtual devices: undetermined. 13. root-unused: a live
/// PasswordLastUsed replaces the report's; last uses in root's own key list do not count; it is
/// judged in GovCloud too. A missing column or row: undetermined unless a date fails. 14.
/// "member-or-delegated": a member account whose features were not read: not-applicable, or
/// undetermined (it may be the delegated administrator). With AWS's code that it is neither
/// management nor delegated administrator: not-applicable. 15. "features-without-organization":
/// features were read, not enabled, organization unknown: undetermined, or fail.
/// ServiceAccessNotEnabled counts as "not enabled".
///
/// Groups, policies, roles 16. "enforce-policy-without-enforce": LockstepRequireMfa attached
/// although mfa.enforce is false: an extra policy, fail, or tolerated. "enforce-policy-missing":
/// mfa.enforce but not attached: not missed, or fail. 17. group-as-declared compares names (or
/// ARNs), never the text of documents; the subject's name is the baseline's spelling. `policies:
/// []` declares "none". 18. no-star-policy: only patterns of asterisks and one colon match every
/// action (not ?*); only asterisks are a resource pattern of everything; roles of AWS services are
/// judged as well. 19. role-trust-external: a role that names nobody of another account is
/// not-applicable (not pass); Principal * alone likewise; a bare deleted id passes, also beside own
/// principals. 20. role-trust-open: any of AssumeRole, WithSAML, WithWebIdentity is meant by
/// sts:AssumeRole*; ForAnyValue is a positive operator; an ARN whose account field is empty fixes
/// no account. 21. role-trust-external: a foreign principal in several statements must be vouched
/// for in each. 22. role-confused-deputy: each statement that trusts a listed service needs a
/// condition on one of the four keys, of whatever operator.
///
/// Users 23. A federated person who has an IAM user all the same is on the roster (pass) and is a
/// person in person-without-key. 24. shared-login: two people whose user names match the same user
/// both exactly (or, where none does, both without case) claim it; federated people claim too. 25.
/// federation-preferred can never fail, so never undetermined. "federation-unknown": manual (or
/// pass where a provider was seen), or what the missing reads leave open. "seen-but-nobody": a
/// provider but no password: not-applicable, or pass. "passwords-of-no-person": only services or
/// strangers have passwords: manual (or pass), or not-applicable. 26. person-without-key: a roster
/// of services alone has no people: all not-applicable.
///
/// MFA 27. "only-virtual-list-read": hardware is wanted, and only list-virtual-mfa-devices shows
/// the user's device: undetermined (others may exist), or fail. 28. user-mfa-kind: "MFA not known"
/// and "no MFA" are not-applicable, under hardware too. person-verified counts an SMS device as MFA
/// under `any`.
///
/// Keys 29. "slot-by-date-or-by-sense": a live key without LastUsed: the letter of the join (same
/// date, or the only slot of an only key), or every slot that the dates allow when they agree. A
/// slot that was rotated before the key was created is never its slot. 30.
/// "never-used-by-last-rotated": a slot that was never used and was rotated lately: pass
/// (last_rotated stands in), or undetermined (the key may be older). 31. "inactive-without-report":
/// an old inactive key and no report: fail by CreateDate, or undetermined. 32. An inactive key
/// whose slot the report shows active became inactive after the report: passes unless the report
/// itself is older than the limit (then undetermined). 33. "need-of-unseen-key": the register names
/// a key id that no live list shows, and a slot without id is not covered otherwise: undetermined,
/// or fail. 34. "young-user-unknown-credentials": other-credentials of a young user, some not read:
/// what is known (pass or not-applicable), or undetermined (one could have expired). 35.
/// other-credentials: users without any active one are not-applicable; signing certificates of the
/// report have last_rotated as their date. user-idle needs SSH keys to be read before it fails.
///
/// Passwords 36. "next-rotation-unknown": the age passes, password_next_rotation was not read:
/// undetermined, or pass. "next-rotation-of-old-password": the password is newer than the report
/// and the report's next rotation has passed: fail, or by age alone. 37.
/// "young-password-unknown-use": last use not known, password young: undetermined (an earlier
/// password's use may be long ago), or pass. 38. An unknown date of change lies between the login
/// profile's (else the user's) creation and now. 39. "one-of-five-in-doubt": person-verified
/// follows the readings above for its five.
///
/// Around 40. trail-on: selectors of one trail add up, those of two trails do not; any other field
/// in an advanced selector narrows it, so it does not count; Status not read is undetermined. 41.
/// access-analyzer: a region that the file does not name was not read; with `regions: all` and no
/// list of regions: one undetermined on the account. Without snapshot.json the caller's region is
/// not known; the random folders then always name regions in the baseline.
final class NaiveJudge {
    private NaiveJudge() {}

    /// The findings that are expected for the folder under the baseline, given as plain JSON.
    static List<Expected> judge(Path folder, JsonNode baselineJson) {
        JudgedAccount account = JudgedAccount.read(folder);
        JudgedBaseline baseline = JudgedBaseline.of(baselineJson, account.now());
        List<Expected> found = new ArrayList<>();
        found.addAll(new JudgePasswordPolicy(account, baseline).findings());
        found.addAll(new JudgeRoot(account, baseline).findings());
        found.addAll(new JudgeGroups(account, baseline).findings());
        found.addAll(new JudgeEffect(account, baseline).findings());
        found.addAll(new JudgeTrust(account, baseline).findings());
        found.addAll(new JudgeUsers(account, baseline).findings());
        found.addAll(new JudgeMfa(account, baseline).findings());
        found.addAll(new JudgeKeys(account, baseline).findings());
        found.addAll(new JudgeVerified(account, baseline).findings());
        found.addAll(new JudgeAround(account, baseline).findings());
        return found.stream().map(f -> baseline.excepts(f) ? f.excepted() : f).toList();
    }
}
