package io.jianguan.engine;

import java.util.UUID;

/**
 * The engine answered a command with a no that trying again does not change. Published to listeners once, in a
 * transaction of its own: whoever gave the command must not wait for its effect any longer.
 *
 * @param key of the task, job or instance; 0 for a start
 */
public record CommandRefused(UUID commandId, String kind, long key, String reason) {}
