package dev.lockstep.practice.console;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;

/// Access keys: deactivated after a look at their use, activated again, deleted once inactive.
///
/// Rule source: IAM User Guide, "Delete access keys for the root user": *Actions*, *Delete*,
/// *Deactivate*, and the id entered to confirm.
final class KeyPages {
    private KeyPages() {}

    /// The key that a page is about, and whose it is.
    private record About(Visit visit, Person person, boolean mfa, AccessKey key) {
        Turn again(String title, Html form) {
            return visit.again(title, form);
        }
    }

    private interface KeyPage {
        Turn show(About about);
    }

    private static Turn of(Visit visit, Person person, boolean mfa, KeyPage page) {
        Optional<AccessKey> key = person.key(visit.field("id"));
        return key.isPresent()
                ? page.show(new About(visit, person, mfa, key.get()))
                : visit.none(404, "Access keys", "There is no such access key any more.");
    }

    static Turn deactivate(Visit visit, Person person, boolean mfa) {
        return of(visit, person, mfa, about -> status(about, false));
    }

    static Turn activate(Visit visit, Person person, boolean mfa) {
        return of(visit, person, mfa, about -> status(about, true));
    }

    static Turn delete(Visit visit, Person person, boolean mfa) {
        return of(visit, person, mfa, KeyPages::delete);
    }

    private static Turn status(About about, boolean active) {
        String does = active ? "Activate" : "Deactivate";
        String title = does + " access key";
        if (!about.visit().posted()) {
            return about.visit().page(title, statusForm(about, active, Optional.empty()));
        }
        try {
            Answer answer =
                    about.visit()
                            .desk()
                            .carryOut(
                                    about.person().caller(about.mfa()),
                                    "UpdateAccessKey",
                                    UpdateAccessKeyRequest.builder()
                                            .userName(about.person().userName())
                                            .accessKeyId(about.key().id())
                                            .status(
                                                    active
                                                            ? StatusType.ACTIVE
                                                            : StatusType.INACTIVE)
                                            .build());
            return about.visit()
                    .go(
                            "security",
                            about.visit()
                                    .visitor()
                                    .told(
                                            "Access key " + (active ? "activated" : "deactivated"),
                                            about.key().id()),
                            answer.next());
        } catch (AwsError e) {
            return about.again(title, statusForm(about, active, Optional.of(e.words())));
        }
    }

    private static Html statusForm(About about, boolean active, Optional<String> error) {
        return Parts.error(error)
                .and(
                        about.visit()
                                .form(
                                        active ? "key/activate" : "key/deactivate",
                                        Html.of(
                                                        "<p>{}</p>\n",
                                                        active
                                                                ? "Whoever has the secret of this"
                                                                        + " key can use it again."
                                                                : "Requests signed with this key"
                                                                        + " will be refused. Look"
                                                                        + " at when it was last"
                                                                        + " used, and for what:"
                                                                        + " that will stop. You"
                                                                        + " can activate it"
                                                                        + " again.")
                                                .and(facts(about))
                                                .and(Parts.hidden("id", about.key().id()))
                                                .and(
                                                        Parts.buttons(
                                                                active ? "Activate" : "Deactivate",
                                                                "security"))));
    }

    private static Html facts(About about) {
        return SecurityPage.keyFacts(about.key(), about.visit().desk().now());
    }

    private static Turn delete(About about) {
        String id = about.key().id();
        String title = "Delete " + id;
        if (about.key().active()) {
            Html first =
                    Html.of(
                                    "<p>An active key is not deleted: deactivate it first, and"
                                            + " wait whether anything stops.</p>\n")
                            .and(facts(about))
                            .and(
                                    Html.of(
                                            "<p class=\"buttons\"><a class=\"button first\""
                                                    + " href=\"{}\">Deactivate</a> <a"
                                                    + " class=\"button\" href=\"{}\">Cancel</a></p>",
                                            SecurityPage.link("key/deactivate", "id", id),
                                            Visit.link("security")));
            return about.visit().posted()
                    ? about.again(title, first)
                    : about.visit().page(title, first);
        }
        if (!about.visit().posted()) {
            return about.visit().page(title, deleteForm(about, Optional.empty()));
        }
        if (!about.visit().field("confirm").strip().equals(id)) {
            return about.again(
                    title,
                    deleteForm(
                            about,
                            Optional.of(
                                    "What you entered is not the access key ID: nothing was"
                                            + " deleted.")));
        }
        try {
            Answer answer =
                    about.visit()
                            .desk()
                            .carryOut(
                                    about.person().caller(about.mfa()),
                                    "DeleteAccessKey",
                                    DeleteAccessKeyRequest.builder()
                                            .userName(about.person().userName())
                                            .accessKeyId(id)
                                            .build());
            return about.visit()
                    .go(
                            "security",
                            about.visit().visitor().told("Access key deleted", id),
                            answer.next());
        } catch (AwsError e) {
            return about.again(title, deleteForm(about, Optional.of(e.words())));
        }
    }

    private static Html deleteForm(About about, Optional<String> error) {
        return Parts.error(error)
                .and(
                        about.visit()
                                .form(
                                        "key/delete",
                                        Html.of(
                                                        "<p>A deleted key is gone for good. What"
                                                                + " still uses it cannot be"
                                                                + " brought back by"
                                                                + " anybody.</p>\n")
                                                .and(facts(about))
                                                .and(Parts.hidden("id", about.key().id()))
                                                .and(
                                                        Parts.field(
                                                                "confirm",
                                                                "To confirm deletion, enter the"
                                                                        + " access key ID",
                                                                "",
                                                                ""))
                                                .and(Parts.buttons("Delete", "security"))));
    }
}
