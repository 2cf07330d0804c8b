package dev.lockstep.guide;

import dev.lockstep.control.Step;

/// What a step is for and what can go wrong with it, for somebody who has never done it.
///
/// @param purpose two sentences
/// @param happens what doing it comes to, a sentence or two
/// @param risk what can go wrong, and what keeps it from that
public record StepStory(String purpose, String happens, String risk) {
    /// That of a step.
    public static StepStory of(Step step) {
        return switch (step) {
            case PASSWORD_POLICY ->
                    new StepStory(
                            "Passwords are guessed and stolen, and AWS by itself asks for eight"
                                    + " characters that never expire. A strong policy makes them"
                                    + " long, keeps old ones from coming back and lets each person"
                                    + " change their own.",
                            "One call sets the policy of the whole account.",
                            "Length and kinds of characters count from the next change on. Expiry"
                                    + " counts at once: whoever has an older password is asked for a"
                                    + " new one at the next sign-in. Access keys go on working.");
            case ROOT_MFA ->
                    new StepStory(
                            "Root may do everything, and no policy can hold it back. With MFA a"
                                    + " stolen password alone is worth nothing, and a root that"
                                    + " nobody uses cannot be caught at work.",
                            "You sign in to the console as root, since only there root's MFA can be"
                                    + " set up; Lockstep tells each click and watches until AWS has"
                                    + " it.",
                            "Whoever loses the only device must prove to AWS who they are, which"
                                    + " takes days. Register two.");
            case ROOT_KEYS ->
                    new StepStory(
                            "An access key of root opens everything, from anywhere, without MFA."
                                    + " Nothing needs one: what it is used for a user or a role can"
                                    + " do.",
                            "You look when the key was last used and for what; it is made inactive,"
                                    + " watched for a while, and then deleted.",
                            "A program may still use it. An inactive key can be made active again; a"
                                    + " deleted one never comes back.");
            case GROUPS ->
                    new StepStory(
                            "Rights that are given one by one are never taken back, and nobody can"
                                    + " say who may do what. Groups say it: administrators,"
                                    + " developers limited to some services, auditors who can only"
                                    + " read.",
                            "The groups of lockstep.yaml are made, and what users have of their own"
                                    + " moves into them.",
                            "Somebody may lose a right that they need. The plan names what each"
                                    + " person gains and loses before anything is done, and undo"
                                    + " gives it back.");
            case USERS ->
                    new StepStory(
                            "A login that several people share belongs to nobody: no log says who"
                                    + " did it, and no password is ever changed. One user for each"
                                    + " person, and no user whom nobody knows.",
                            "People who lack a user get one; a shared login is split among those"
                                    + " who use it; what belongs to nobody loses its ways in.",
                            "A program may sign in by a user that looks like nobody's. Nothing is"
                                    + " deleted before it was inactive for a while, and what is in"
                                    + " use must be named.");
            case USER_MFA ->
                    new StepStory(
                            "A password can be phished; the code of a device that the person holds"
                                    + " is worth little a minute later. Each person who signs in"
                                    + " gets one.",
                            "You do it together with that person: a QR code, and two codes of the"
                                    + " app, one after the other.",
                            "Whoever loses the phone cannot sign in: lockstep mfa replace gives a"
                                    + " new device. MFA is asked for only once everybody has it.");
            case ACCESS_KEYS ->
                    new StepStory(
                            "Most break-ins begin with an access key that lay about. Each key that"
                                    + " stays has a written need and an owner, is young, and is"
                                    + " used; all others go.",
                            "Keys that are needed are written down or replaced; keys that nobody"
                                    + " uses are made inactive, wait, and are deleted.",
                            "A program that runs once a quarter may stop. That is what the waiting"
                                    + " time is for: an inactive key can be made active again.");
            case VERIFIED ->
                    new StepStory(
                            "An account is kept by people, and it is they who must be shown to be"
                                    + " in order. Each has a sheet of five: in a group, no access"
                                    + " keys, current password, current user, MFA.",
                            "What the steps before have left is mended person by person, and each"
                                    + " sheet is looked at.",
                            "AWS tells the age of passwords in a report that it makes every four"
                                    + " hours; until then a sheet may show what was so before.");
            case ACCOUNT ->
                    new StepStory(
                            "Before the steps it must be said what is wanted: which groups there"
                                    + " should be, who the people are, and which users are"
                                    + " machines. It stands in lockstep.yaml, which you keep.",
                            "A file is written in this folder; nothing of the account is changed.",
                            "Whoever is missing from it counts as a stranger. Read it through.");
        };
    }
}
