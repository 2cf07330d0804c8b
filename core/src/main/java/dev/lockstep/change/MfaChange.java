package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import java.util.List;

/// Changes of MFA devices (step 6).
public sealed interface MfaChange extends Change {
    /// Deletes a virtual device that is assigned to nobody.
    record DeleteLeftoverDevice(Subject subject, String serial) implements MfaChange {
        @Override
        public String kind() {
            return "delete-mfa-device";
        }

        @Override
        public Step step() {
            return Step.USER_MFA;
        }

        @Override
        public String title() {
            return "Delete the virtual MFA device " + serial + ", which is assigned to nobody.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new MfaEffect.DeleteVirtualMfaDevice(serial));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "the seed of a deleted device is gone; a device can be made again under its name");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
