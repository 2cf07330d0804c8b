package dev.lockstep.live;

import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.Effect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// AWS as a process reaches it that is killed at its n-th write or look: from then on it does
/// nothing more, whatever its `finally` blocks say.
final class Dying implements Accounts {
    private final Accounts real = new AwsAccounts("0", Clock.systemUTC(), Served.QUICK);
    private final AtomicInteger count = new AtomicInteger();
    private final int at;
    private final boolean after;

    /// @param at which call, from 1
    /// @param after whether AWS has carried it out by then
    Dying(int at, boolean after) {
        this.at = at;
        this.after = after;
    }

    /// The process is gone.
    @SuppressWarnings("serial") // it never leaves these tests
    static final class Death extends Error {
        Death() {
            super("killed", null, false, false);
        }
    }

    int calls() {
        return count.get();
    }

    @Override
    public Collector open(SessionRequest request) {
        return dying(real.open(request));
    }

    @Override
    public List<String> actions() {
        return real.actions();
    }

    private Collector dying(Collector collector) {
        return (Collector)
                Proxy.newProxyInstance(
                        Collector.class.getClassLoader(),
                        new Class<?>[] {Collector.class},
                        (_, method, arguments) -> {
                            Object answer;
                            try {
                                answer = method.invoke(collector, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            return switch (answer) {
                                case AccountWriter writer -> new Writer(writer);
                                case Collector other -> dying(other);
                                case null, default -> answer;
                            };
                        });
    }

    private <T> T called(Supplier<T> call) {
        int number = count.incrementAndGet();
        if (number > at || (number == at && !after)) {
            throw new Death();
        }
        T answer = call.get();
        if (number == at) {
            throw new Death();
        }
        return answer;
    }

    private final class Writer implements AccountWriter {
        private final AccountWriter writer;

        Writer(AccountWriter writer) {
            this.writer = writer;
        }

        @Override
        public Written write(Effect effect) {
            return called(() -> writer.write(effect));
        }

        @Override
        public Written write(SecretWrite write) {
            return called(() -> writer.write(write));
        }

        @Override
        public Seen look(Effect effect) {
            return called(() -> writer.look(effect));
        }

        @Override
        public Seen lastUse(String owner, String key) {
            return called(() -> writer.lastUse(owner, key));
        }
    }
}
