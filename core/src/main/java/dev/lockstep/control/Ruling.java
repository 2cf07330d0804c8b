package dev.lockstep.control;

import dev.lockstep.account.Read;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// The answer to a yes-or-no question about an account: yes, no, or open as long as something is
/// missing. What is known decides wherever it can: a yes beside something open is a yes under
/// [#any], a no is a no under [#all].
public sealed interface Ruling {
    /// It is so.
    record Yes() implements Ruling {}

    /// It is not so.
    record No() implements Ruling {}

    /// Nobody can say without these.
    record Open(List<Read.Missing<?>> missing) implements Ruling {
        public Open {
            missing = missing.stream().distinct().toList();
        }
    }

    static Ruling yes() {
        return new Yes();
    }

    static Ruling no() {
        return new No();
    }

    static Ruling of(boolean so) {
        return so ? yes() : no();
    }

    static Ruling of(Read<Boolean> read) {
        return of(read, so -> so);
    }

    /// Asks a question of a value; open if the value is missing.
    static <T> Ruling of(Read<T> read, Predicate<? super T> question) {
        return switch (read) {
            case Read.Known<T>(T value, var _) -> of(question.test(value));
            case Read.Missing<T> missing -> new Open(List.of(missing));
        };
    }

    static Ruling open(Read.Missing<?> missing) {
        return new Open(List.of(missing));
    }

    /// Whether at least one is so.
    static Ruling any(Ruling... rulings) {
        return any(List.of(rulings));
    }

    /// Whether at least one is so.
    static Ruling any(Collection<Ruling> rulings) {
        var missing = new ArrayList<Read.Missing<?>>();
        for (Ruling ruling : rulings) {
            switch (ruling) {
                case Yes _ -> {
                    return yes();
                }
                case No _ -> {}
                case Open open -> missing.addAll(open.missing());
            }
        }
        return missing.isEmpty() ? no() : new Open(missing);
    }

    /// Whether all are so.
    static Ruling all(Ruling... rulings) {
        return all(List.of(rulings));
    }

    /// Whether all are so.
    static Ruling all(Collection<Ruling> rulings) {
        return any(rulings.stream().map(Ruling::not).toList()).not();
    }

    /// The opposite; what is open stays open.
    default Ruling not() {
        return switch (this) {
            case Yes _ -> no();
            case No _ -> yes();
            case Open open -> open;
        };
    }

    /// This answer if there is one, else the other's. Where both are open, all that is missing is
    /// told.
    default Ruling orElse(Ruling weaker) {
        return switch (this) {
            case Yes _, No _ -> this;
            case Open _ -> weaker instanceof Open ? any(this, weaker) : weaker;
        };
    }

    default boolean isYes() {
        return this instanceof Yes;
    }

    default boolean isNo() {
        return this instanceof No;
    }
}
