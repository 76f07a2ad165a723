package io.resticmanager.platform.health;

import java.util.List;

/** Something that must be well. Every bean of this type is asked for {@code /health}; it answers at once and never throws. */
public interface Vital {

    List<Condition> conditions();
}
