/**
 * Registry definitions, records, code tables, views. What belongs together begins alike:
 *
 * <ul>
 *   <li>{@code Registry…, View…, Definition…, Publish…, …Rebuild}: what is defined, its drafts and versions, what is
 *       wrong with it, and how a change of it goes online
 *   <li>{@code Code…, Labels}: codes, their tables, tree and history, and what people read for values
 *   <li>{@code Record…, Row…, Field…, Checks, Access}: records written and read, and who may
 *   <li>{@code History, Past…, AsItWas, Bin…, Merge…}: what was, what was deleted, what was one
 *   <li>{@code Listing, Selection…, Filters, Query…, Saved…, Totals}: lists, from a person's question to a page
 *   <li>{@code FullText, Search…}: words in all registries
 *   <li>{@code Export…, RecordExport…, RecordBatch…}: many records out, and many changed
 *   <li>{@code Intake…, Recognition} and {@code Load…, Loaded…}: rows of sheets and of applications in
 *   <li>{@code Panorama…, Slice…}: all that is known of a subject, and what others are given
 * </ul>
 */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "fulltext",
            "identity",
            "audit",
            "notification",
            "form",
            "document",
            "work",
            "names"
        })
@NullMarked
package io.jianguan.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
