package io.jianguan.registry;

/**
 * The rules on time that a status may name: asked where registries are defined, answered by the module that keeps
 * clocks.
 */
public interface StatusDeadlines {

    /** @param rule code of a rule, whatever its versions */
    boolean isKnown(String rule);
}
