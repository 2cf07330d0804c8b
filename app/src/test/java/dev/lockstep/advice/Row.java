package dev.lockstep.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the commands of one advice promise, and where that is tried.
///
/// @param control the id
/// @param subject the subject's name, or its owner's; of the account, `account`
/// @param on a server that can do it: moto if it can
/// @param operations what is run, such as `iam create-user`, each once, in this order
/// @param promise what the next audit says
/// @param prints what the commands print, among other things: what they were run to show
/// @param checks what else is so afterwards
record Row(
        String control,
        String subject,
        Server on,
        List<String> operations,
        Promise promise,
        List<String> prints,
        List<Check> checks) {
    static final String ACCOUNT = "account";

    /// Where advice is tried.
    enum Server {
        MOTO,
        PRACTICE,
        /// A practice account that is judged without the lists of single users, so that only the
        /// credential report tells of keys and certificates, which has no ids.
        PRACTICE_BY_REPORT
    }

    /// A further look with the AWS CLI, and what it prints.
    record Check(String command, String prints) {}

    static Row of(String control, String subject, String... operations) {
        return new Row(
                control,
                subject,
                Server.MOTO,
                List.of(operations),
                new Promise.Stays(),
                List.of(),
                List.of());
    }

    Row onPractice() {
        return on(Server.PRACTICE);
    }

    Row byReport() {
        return on(Server.PRACTICE_BY_REPORT);
    }

    private Row on(Server other) {
        return new Row(control, subject, other, operations, promise, prints, checks);
    }

    Row passes() {
        return promising(new Promise.Passes());
    }

    Row ends() {
        return promising(new Promise.Ends());
    }

    Row turns(String summary) {
        return promising(new Promise.Turns(summary));
    }

    private Row promising(Promise other) {
        return new Row(control, subject, on, operations, other, prints, checks);
    }

    Row showing(String... texts) {
        return new Row(control, subject, on, operations, promise, List.of(texts), checks);
    }

    Row check(String command, String wanted) {
        List<Check> all =
                new ArrayList<>(
                        Stream.concat(checks.stream(), Stream.of(new Check(command, wanted)))
                                .toList());
        return new Row(control, subject, on, operations, promise, prints, all);
    }

    /// Whether its commands change nothing by themselves.
    boolean onlyLooks() {
        return operations.stream().allMatch(one -> one.matches("\\S+ (get|list|lookup)-.*"));
    }

    @Override
    public String toString() {
        return control + " of " + subject;
    }
}
