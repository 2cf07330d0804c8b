package dev.lockstep.bench.access;

import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.PolicyAlgebra;
import dev.lockstep.policy.reach.Reach;
import java.util.List;

/// A program of its own: who of many principals can do what, for every action of the catalogue. Its
/// first answer is what a person waits for; then it is asked again, with everything forgotten but
/// the policies and the catalogue.
public final class WhoCanDoWhat {
    private static final int WARM = 5;

    private WhoCanDoWhat() {}

    /// Prints the sums, then the seconds of each further time.
    ///
    /// @param arguments how many principals, and whether to ask again
    public static void main(String[] arguments) {
        List<Layers> principals = ManyPrincipals.make(Integer.parseInt(arguments[0]));
        System.out.println(ask(principals));
        for (int i = 0; arguments.length > 1 && i < WARM; i++) {
            long began = System.nanoTime();
            String sums = ask(principals);
            System.out.println((System.nanoTime() - began) / 1e9 + " " + sums);
        }
    }

    private static String ask(List<Layers> principals) {
        var algebra = new PolicyAlgebra(ActionCatalog.builtIn());
        long possible = 0;
        long certain = 0;
        for (Layers layers : principals) {
            Reach reach = algebra.reach(layers, Context.UNKNOWN);
            possible += reach.possible().size();
            certain += reach.certain().size();
        }
        return "%d possible, %d certain, of %d"
                .formatted(
                        possible,
                        certain,
                        (long) principals.size() * ActionCatalog.builtIn().size());
    }
}
