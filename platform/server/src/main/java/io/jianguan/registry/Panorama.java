package io.jianguan.registry;

import io.jianguan.identity.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that shows everything known of a record (全景): its head is laid down here, what stands below it by the
 * registries that {@link Appearance appear} on it.
 *
 * @param facts fields shown at its head
 * @param tags code fields shown as tags beside its name
 * @param until date field after which the record is no longer valid
 */
public record Panorama(
        List<String> facts,
        List<PanoramaTag> tags,
        @Nullable String until) {

    /** @param tones by code: waiting, running, done, near or overdue */
    public record PanoramaTag(String field, Map<String, String> tones) {}

    /**
     * A registry's section on another registry's panorama, and its part of the timeline.
     *
     * @param on registry of the page
     * @param by field that says whose page: a reference to it, or one that holds the value of its field {@code key}
     * @param key field of the page's record; null where {@code by} refers to the record itself
     * @param at date or instant by which its records are ordered
     * @param columns shown in the section
     * @param total field whose sum stands beside the count
     * @param people field with the persons or records of people who were there
     * @param order of the section among the others
     * @param quiet left out of the timeline, which tells the same by another registry
     * @param load counted as work of the page's person
     * @param open statuses of records that are still in hand
     * @param flag what the head says while there is such a record
     */
    public record Appearance(
            String on,
            String by,
            @Nullable String key,
            Label label,
            String at,
            List<String> columns,
            @Nullable String total,
            @Nullable String people,
            int order,
            boolean quiet,
            boolean load,
            List<String> open,
            @Nullable Flag flag) {}

    /** @param open field that stays empty, or names a day to come, while the record is in force */
    public record Flag(Label label, String tone, @Nullable String open) {}
}
