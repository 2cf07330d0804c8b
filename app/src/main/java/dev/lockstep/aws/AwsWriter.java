package dev.lockstep.aws;

import dev.lockstep.effect.Effect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;

/// Changes an account of AWS.
final class AwsWriter implements AccountWriter {
    private final Clients clients;
    private final Calls calls;

    AwsWriter(Clients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public Written write(Effect effect) {
        return new Written.NotDone(
                "NotBuilt",
                calls.counts().size() + " calls made in " + clients.session().region(),
                java.util.Optional.empty());
    }

    @Override
    public Seen look(Effect effect) {
        return new Seen.Missing("not built");
    }
}
