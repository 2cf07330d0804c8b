package dev.lockstep.redact;

import dev.lockstep.secret.Secret;

/// Everything that replaces names, with one key.
final class Redactor {
    final Pseudonyms pseudonyms;
    final Names names;
    final Arns arns;
    final PolicyTexts texts;
    final PolicyRedaction policies;
    final AwsMessages messages;

    Redactor(Secret key) {
        pseudonyms = new Pseudonyms(key);
        names = new Names(pseudonyms);
        arns = new Arns(names);
        texts = new PolicyTexts(names, arns);
        policies = new PolicyRedaction(names, texts);
        messages = new AwsMessages(names, arns, texts);
    }
}
