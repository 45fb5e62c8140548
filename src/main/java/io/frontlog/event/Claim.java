package io.frontlog.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each kind of report adds (DOMAIN 2.2). */
public sealed interface Claim {

    /** The kinds of reports, each with what it adds. */
    enum Kind {
        CONTROL(Control.class),
        STRIKE(Strike.class),
        CLASH(Clash.class),
        ATTACK_ON_CIVILIANS(AttackOnCivilians.class),
        MOVEMENT(Movement.class),
        CASUALTIES(Toll.class),
        DISPLACEMENT(Displacement.class),
        RELATION(Relation.class),
        STATEMENT(Statement.class),
        MEASURE(Measure.class),
        DEVELOPMENT(Development.class);

        private final Class<? extends Claim> type;

        Kind(Class<? extends Claim> type) {
            this.type = type;
        }

        public Class<? extends Claim> type() {
            return type;
        }
    }

    Kind kind();

    /** The actors that it names. */
    default List<String> actors() {
        return List.of();
    }

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
        public Kind kind() {
            return Kind.CONTROL;
        }

        @Override
        public List<String> actors() {
            return List.of(actor);
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
        public Kind kind() {
            return Kind.STRIKE;
        }
    }

    /** Two sides fight; they are participants. */
    record Clash() implements Claim {
        @Override
        public Kind kind() {
            return Kind.CLASH;
        }
    }

    /** Violence against those who do not fight. */
    record AttackOnCivilians() implements Claim {
        @Override
        public Kind kind() {
            return Kind.ATTACK_ON_CIVILIANS;
        }
    }

    /**
     * Forces move; no effect on control.
     *
     * @param from the place that they leave
     * @param toward the place that they make for
     */
    record Movement(String actor, Direction movement, @Nullable String from, @Nullable String toward) implements Claim {
        public enum Direction {
            ADVANCE,
            WITHDRAWAL,
            REDEPLOYMENT
        }

        @Override
        public Kind kind() {
            return Kind.MOVEMENT;
        }

        @Override
        public List<String> actors() {
            return List.of(actor);
        }
    }

    /** Casualties that belong to no single incident: those of the report, in the window that it names. */
    record Toll() implements Claim {
        @Override
        public Kind kind() {
            return Kind.CASUALTIES;
        }
    }

    /**
     * People leave, come back, or are brought away.
     *
     * @param from the place that they leave
     * @param to the place that they go to
     * @param persons how many, as far as anybody said
     */
    record Displacement(Flow movement, @Nullable String from, @Nullable String to, @Nullable Estimate persons)
            implements Claim {
        public enum Flow {
            FLIGHT,
            RETURN,
            EVACUATION
        }

        @Override
        public Kind kind() {
            return Kind.DISPLACEMENT;
        }
    }

    /**
     * How one actor stands to another, from when the report says.
     *
     * @param until the last moment that it holds; absent: it still does
     */
    record Relation(String from, String to, Bond relation, @Nullable Moment until) implements Claim {
        public enum Bond {
            ALLIED_WITH,
            BACKS,
            PART_OF,
            LEADS,
            HOSTILE_TO,
            RELIES_ON;

            /** Whether it says the same of both: allied with each other, hostile to each other. */
            public boolean isMutual() {
                return this == ALLIED_WITH || this == HOSTILE_TO;
            }
        }

        @Override
        public Kind kind() {
            return Kind.RELATION;
        }

        @Override
        public List<String> actors() {
            return List.of(from, to);
        }
    }

    /**
     * What an actor said.
     *
     * @param about the report or incident that it speaks of
     */
    record Statement(String speaker, Act act, String proposition, @Nullable String about) implements Claim {
        public enum Act {
            CLAIMS,
            DENIES,
            BLAMES,
            ANNOUNCES,
            CONDEMNS,
            WARNS,
            CALLS_FOR
        }

        @Override
        public Kind kind() {
            return Kind.STATEMENT;
        }

        @Override
        public List<String> actors() {
            return List.of(speaker);
        }
    }

    /**
     * A figure that a source gives.
     *
     * @param measure of what, e.g. {@code territory_share}, {@code first_since}
     * @param value in {@code unit}
     * @param approx whether it was given as a rough one
     */
    record Measure(String measure, @Nullable String actor, Double value, String unit, @Nullable Boolean approx)
            implements Claim {
        @Override
        public Kind kind() {
            return Kind.MEASURE;
        }

        @Override
        public List<String> actors() {
            return actor == null ? List.of() : List.of(actor);
        }
    }

    /** Something else that matters. */
    record Development(Category category, String text) implements Claim {
        public enum Category {
            AGREEMENT,
            ARRESTS,
            BASE_ESTABLISHED,
            LOOTING,
            GROUP_CHANGE,
            WEAPONS_DISRUPTED,
            DEMONSTRATION,
            OTHER
        }

        @Override
        public Kind kind() {
            return Kind.DEVELOPMENT;
        }
    }
}
