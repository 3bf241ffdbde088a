package io.jianguan.registry;

import java.util.Map;

/**
 * Records went to other offices because another field of theirs says whose they are; published in the transaction that
 * moves them.
 *
 * @param owners code of the office by the id of the record
 */
public record RecordsMoved(String registry, Map<Long, String> owners) {}
