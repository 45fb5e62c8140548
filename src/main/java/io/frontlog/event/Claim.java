package io.frontlog.event;

import org.jspecify.annotations.Nullable;

/** What each kind of report adds (DOMAIN 2.2). */
public sealed interface Claim {

    /** The kind's name: {@code control}, {@code strike}. */
    String kind();

    /** Who holds a place, gains it or leaves it. */
    record Control(String actor, Change change, Extent extent) implements Claim {
        public enum Change {
            CAPTURED,
            TRANSFERRED,
            ENTERED,
            RETAINED,
            WITHDREW,
            LOST;

            public boolean isGain() {
                return this == CAPTURED || this == TRANSFERRED;
            }

            public boolean isLoss() {
                return this == WITHDREW || this == LOST;
            }
        }

        /** How much of the place, in ascending order. */
        public enum Extent {
            PART,
            LARGE_PART,
            MOST,
            ALL
        }

        @Override
        public String kind() {
            return "control";
        }
    }

    /**
     * Violence from a distance; the weapons are ACLED's six sub-types.
     *
     * @param strikes how many strikes, as far as anybody said
     */
    record Strike(Weapon weapon, @Nullable Estimate strikes, @Nullable String target) implements Claim {
        public enum Weapon {
            AIR_DRONE,
            SHELLING_ARTILLERY_MISSILE,
            CHEMICAL,
            SUICIDE,
            IED_MINE,
            GRENADE,
            UNKNOWN
        }

        @Override
        public String kind() {
            return "strike";
        }
    }
}
