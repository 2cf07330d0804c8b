package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.touched.CredentialTouched;
import java.util.List;

/// Changes of MFA devices (step 6).
public sealed interface MfaChange extends Change {
    @Override
    default Step step() {
        return Step.USER_MFA;
    }

    /// Makes a virtual MFA device and gives it to a user, together with that person: its seed goes
    /// to the person's authenticator app, two successive codes of it prove that it arrived there.
    ///
    /// @param subject the user, or the device in whose place this one comes
    /// @param path such as `/`
    /// @param name of the device, unique in the account with its path
    /// @param serial the ARN that AWS makes of both
    record EnrolDevice(Subject subject, String user, String path, String name, String serial)
            implements MfaChange {
        @Override
        public String kind() {
            return "enrol-mfa-device";
        }

        @Override
        public String title() {
            return "Give "
                    + user
                    + " the virtual MFA device "
                    + name
                    + ", with two codes in a row from the person's authenticator app.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(
                    new MfaEffect.CreateVirtualMfaDevice(path, name),
                    new MfaEffect.EnableMfaDevice(user, serial));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("takes the device off the user and deletes it");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }

    /// Takes an MFA device off its user, such as that of a lost phone. A virtual one is deleted, so
    /// that its name is free again.
    ///
    /// @param subject the device
    record RemoveDevice(Subject subject, String user, String serial) implements MfaChange {
        @Override
        public String kind() {
            return "remove-mfa-device";
        }

        @Override
        public String title() {
            return "Take the MFA device " + serial + " off " + user + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            var deactivate = new MfaEffect.DeactivateMfaDevice(user, serial);
            return CredentialTouched.isVirtual(serial)
                    ? List.of(deactivate, new MfaEffect.DeleteVirtualMfaDevice(serial))
                    : List.of(deactivate);
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "only the person who holds an MFA device can enable it again, with two codes of"
                            + " it");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Brings AWS and a device whose codes AWS does not take any more to the same time, by two
    /// successive codes of it.
    ///
    /// @param subject the device
    record ResyncDevice(Subject subject, String user, String serial) implements MfaChange {
        @Override
        public String kind() {
            return "resync-mfa-device";
        }

        @Override
        public String title() {
            return "Bring AWS and the MFA device " + serial + " of " + user + " to the same time.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new MfaEffect.ResyncMfaDevice(user, serial));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("does nothing: nobody wants the wrong time back");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Deletes a virtual device that is assigned to nobody.
    record DeleteLeftoverDevice(Subject subject, String serial) implements MfaChange {
        @Override
        public String kind() {
            return "delete-mfa-device";
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
