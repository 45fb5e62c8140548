package io.frontlog.dataset;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Development.Category;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Vocabulary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** ACLED's kinds of events and what they are here. */
enum AcledSubEvent {
    ARMED_CLASH(EventType.BATTLES, "Armed clash"),
    GOVERNMENT_REGAINS_TERRITORY(EventType.BATTLES, "Government regains territory"),
    NON_STATE_ACTOR_OVERTAKES_TERRITORY(EventType.BATTLES, "Non-state actor overtakes territory"),
    CHEMICAL_WEAPON(EventType.EXPLOSIONS, "Chemical weapon", Weapon.CHEMICAL),
    AIR_DRONE_STRIKE(EventType.EXPLOSIONS, "Air/drone strike", Weapon.AIR_DRONE),
    SUICIDE_BOMB(EventType.EXPLOSIONS, "Suicide bomb", Weapon.SUICIDE),
    SHELLING(EventType.EXPLOSIONS, "Shelling/artillery/missile attack", Weapon.SHELLING_ARTILLERY_MISSILE),
    REMOTE_EXPLOSIVE(EventType.EXPLOSIONS, "Remote explosive/landmine/IED", Weapon.IED_MINE),
    GRENADE(EventType.EXPLOSIONS, "Grenade", Weapon.GRENADE),
    SEXUAL_VIOLENCE(EventType.VIOLENCE_AGAINST_CIVILIANS, "Sexual violence"),
    ATTACK(EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack"),
    ABDUCTION_FORCED_DISAPPEARANCE(EventType.VIOLENCE_AGAINST_CIVILIANS, "Abduction/forced disappearance"),
    PEACEFUL_PROTEST(EventType.PROTESTS, "Peaceful protest", Category.DEMONSTRATION),
    PROTEST_WITH_INTERVENTION(EventType.PROTESTS, "Protest with intervention", Category.DEMONSTRATION),
    EXCESSIVE_FORCE_AGAINST_PROTESTERS(
            EventType.PROTESTS, "Excessive force against protesters", Category.DEMONSTRATION),
    VIOLENT_DEMONSTRATION(EventType.RIOTS, "Violent demonstration", Category.DEMONSTRATION),
    MOB_VIOLENCE(EventType.RIOTS, "Mob violence", Category.DEMONSTRATION),
    AGREEMENT(EventType.STRATEGIC_DEVELOPMENTS, "Agreement", Category.AGREEMENT),
    ARRESTS(EventType.STRATEGIC_DEVELOPMENTS, "Arrests", Category.ARRESTS),
    CHANGE_TO_GROUP(EventType.STRATEGIC_DEVELOPMENTS, "Change to group/activity", Category.GROUP_CHANGE),
    DISRUPTED_WEAPONS(EventType.STRATEGIC_DEVELOPMENTS, "Disrupted weapons use", Category.WEAPONS_DISRUPTED),
    BASE_ESTABLISHED(EventType.STRATEGIC_DEVELOPMENTS, "Headquarters or base established", Category.BASE_ESTABLISHED),
    LOOTING(EventType.STRATEGIC_DEVELOPMENTS, "Looting/property destruction", Category.LOOTING),
    NON_VIOLENT_TRANSFER_OF_TERRITORY(
            EventType.STRATEGIC_DEVELOPMENTS, "Non-violent transfer of territory", Category.OTHER),
    OTHER(EventType.STRATEGIC_DEVELOPMENTS, "Other", Category.OTHER);

    enum EventType {
        BATTLES("Battles", "Political violence", Claim.Kind.CLASH),
        EXPLOSIONS("Explosions/Remote violence", "Political violence", Claim.Kind.STRIKE),
        VIOLENCE_AGAINST_CIVILIANS("Violence against civilians", "Political violence", Claim.Kind.ATTACK_ON_CIVILIANS),
        PROTESTS("Protests", "Demonstrations", Claim.Kind.DEVELOPMENT),
        RIOTS("Riots", "Demonstrations", Claim.Kind.DEVELOPMENT),
        STRATEGIC_DEVELOPMENTS("Strategic developments", "Strategic developments", Claim.Kind.DEVELOPMENT);

        final String label;
        final String disorder;
        final Claim.Kind kind;

        EventType(String label, String disorder, Claim.Kind kind) {
            this.label = label;
            this.disorder = disorder;
            this.kind = kind;
        }

        /** Null if it is none of the six. */
        static @Nullable EventType read(String label) {
            return Arrays.stream(values())
                    .filter(type -> type.label.equalsIgnoreCase(label))
                    .findFirst()
                    .orElse(null);
        }
    }

    final EventType type;
    final String label;
    /** The weapon or the category; null where the type says all that a claim does. */
    final @Nullable Enum<?> detail;

    AcledSubEvent(EventType type, String label) {
        this(type, label, null);
    }

    AcledSubEvent(EventType type, String label, @Nullable Enum<?> detail) {
        this.type = type;
        this.label = label;
        this.detail = detail;
    }

    /** Null if the type has none of that name. */
    static @Nullable AcledSubEvent read(@Nullable EventType type, @Nullable String label) {
        return Arrays.stream(values())
                .filter(sub -> sub.type == type && sub.label.equalsIgnoreCase(label))
                .findFirst()
                .orElse(null);
    }

    static @Nullable AcledSubEvent of(Enum<?> detail) {
        return Arrays.stream(values())
                .filter(sub -> sub.detail == detail && sub != NON_VIOLENT_TRANSFER_OF_TERRITORY)
                .findFirst()
                .orElse(null);
    }

    String disorder() {
        return switch (this) {
            case EXCESSIVE_FORCE_AGAINST_PROTESTERS -> "Political violence; Demonstrations";
            case MOB_VIOLENCE -> "Political violence";
            default -> type.disorder;
        };
    }

    boolean isOfTerritory() {
        return this == GOVERNMENT_REGAINS_TERRITORY
                || this == NON_STATE_ACTOR_OVERTAKES_TERRITORY
                || this == NON_VIOLENT_TRANSFER_OF_TERRITORY;
    }

    /** Whether a claim of its kind leaves open which of several sub-types it is; of a territory's, a control report says. */
    boolean isLeftOpen() {
        return type == EventType.VIOLENCE_AGAINST_CIVILIANS || detail == Category.DEMONSTRATION;
    }

    /** {@code acled:mob_violence}. */
    String tag() {
        return "acled:" + Vocabulary.word(this);
    }
}
