package dev.lockstep.change;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.ServerCertificateEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes around the account: contacts, trails, analyzers, certificates (step 0).
public sealed interface AccountChange extends Change {
    /// Sets the alternate contact for security.
    record SetSecurityContact(Subject subject, AlternateContact contact) implements AccountChange {
        @Override
        public String kind() {
            return "set-security-contact";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            return "Tell AWS to write to " + contact.email() + " about security matters.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AroundEffect.PutAlternateContact("SECURITY", contact));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    "sets the former contact again, or removes it where there was none");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Makes a trail that records all management events of all regions, with log file validation,
    /// and switches it on. A new trail needs no selectors: it lets all management events through
    /// (CloudTrail User Guide, "Logging management events").
    ///
    /// @param region its home region
    /// @param arn the one that it will have
    record CreateTrail(Subject subject, String region, String name, String bucket, String arn)
            implements AccountChange {
        @Override
        public String kind() {
            return "create-trail";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            return "Create the trail "
                    + name
                    + " for all regions, writing to the bucket "
                    + bucket
                    + ", and switch it on.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(
                    new AroundEffect.CreateTrail(region, name, bucket, true, true, false),
                    new AroundEffect.StartLogging(arn));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    "deletes the trail again; the files that it has written stay");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Lets a trail that stands cover all regions and validate its log files, and switches it on.
    ///
    /// @param bucket where it is to write to, if that is another one than now
    /// @param settings whether its settings must change
    /// @param start whether it is switched off
    record MendTrail(
            Subject subject,
            String name,
            String arn,
            Optional<String> bucket,
            boolean settings,
            boolean start)
            implements AccountChange {
        @Override
        public String kind() {
            return "mend-trail";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            var what = new ArrayList<String>();
            if (settings) {
                what.add("cover all regions and validate its log files");
            }
            bucket.ifPresent(one -> what.add("write to the bucket " + one));
            if (start) {
                what.add("record: switch it on");
            }
            return "Let the trail " + name + " " + String.join(", and ", what) + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            var all = new ArrayList<Effect>();
            if (settings || bucket.isPresent()) {
                all.add(
                        new AroundEffect.UpdateTrail(
                                arn,
                                bucket,
                                Optional.of(true),
                                Optional.of(true),
                                Optional.empty()));
            }
            if (start) {
                all.add(new AroundEffect.StartLogging(arn));
            }
            return all;
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("gives the trail its former settings again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Makes an analyzer of external access.
    record CreateAnalyzer(Subject subject, String region, String name) implements AccountChange {
        @Override
        public String kind() {
            return "create-analyzer";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            return "Create the analyzer " + name + " of external access in " + region + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AroundEffect.CreateAnalyzer(region, name, "ACCOUNT"));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("deletes the analyzer again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Deletes an expired server certificate. AWS refuses one that it knows to be in use
    /// (DeleteConflict), but does not know all uses (IAM API Reference, DeleteServerCertificate).
    record DeleteServerCertificate(Subject subject, String name) implements AccountChange {
        @Override
        public String kind() {
            return "delete-server-certificate";
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String title() {
            return "Delete the expired server certificate "
                    + name
                    + "; AWS refuses if a load balancer uses it.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new ServerCertificateEffect.DeleteServerCertificate(name));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "IAM never gives the private key back, so a deleted certificate cannot be uploaded"
                            + " again from here");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
