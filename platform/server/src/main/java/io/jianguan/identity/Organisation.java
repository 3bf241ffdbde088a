package io.jianguan.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body of the administration, or one that it supervises.
 *
 * @param code names it everywhere
 * @param parentCode null at the root
 * @param kind one of {@link #KINDS}
 * @param region code of the table {@code region}; null where it has none
 * @param active false: no longer to be chosen; what it owns stays
 */
public record Organisation(
        String code,
        @Nullable String parentCode,
        String name,
        String kind,
        @Nullable String region,
        boolean active) {
    public static final Set<String> KINDS = Set.of("district", "bureau", "department", "township", "enterprise");

    public Organisation(String code, @Nullable String parentCode, String name, String kind, @Nullable String region) {
        this(code, parentCode, name, kind, region, true);
    }
}
