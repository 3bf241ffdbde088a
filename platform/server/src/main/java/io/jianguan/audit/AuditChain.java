package io.jianguan.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what was done to the audit log behind its back, by whoever owns the database. */
@Component
public class AuditChain {
    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;

    AuditChain(JdbcClient jdbc, Checkpoints checkpoints) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
    }

    /** What is wrong with an entry. */
    public enum Kind {
        /** its fields are not those that were sealed; two that changed places are both found so */
        EDITED,
        /** sealed, but no longer there */
        DELETED,
        /** put in below entries sealed already */
        INSERTED,
        /** its seal does not continue the one before: seals were removed or made anew */
        CHAIN_BROKEN,
        /** a checkpoint outside the database knows it, or another hash of it: the chain was cut or made anew */
        NOT_AS_NOTED
    }

    public record Fault(long entryId, Kind kind) {}

    /** @param sealed how many entries the chain covers; those of the last seconds are not sealed yet */
    public record Verification(long sealed, List<Fault> faults) {
        public boolean sound() {
            return faults.isEmpty();
        }
    }

    /** Reads the whole log once, without holding it in memory. */
    @Transactional(readOnly = true)
    public Verification verify() {
        var walk = new Walk();
        jdbc.sql("""
                SELECT e.id, e.at, e.username, e.action, e.subject, e.details::text AS details,
                  s.entry_id, s.previous, s.hash
                FROM audit.entry e FULL JOIN audit.seal s ON s.entry_id = e.id
                WHERE coalesce(s.entry_id, e.id) <= (SELECT max(entry_id) FROM audit.seal)
                ORDER BY coalesce(s.entry_id, e.id)""").withFetchSize(1_000).query(row -> {
            var id = row.getLong("id");
            var unsealed = row.getBytes("hash") == null;
            if (unsealed) {
                walk.fault(id, Kind.INSERTED);
                return;
            }
            var seal = Sealing.seal(row);
            walk.seal(seal);
            if (row.getString("action") == null) {
                walk.fault(seal.entryId(), Kind.DELETED);
            } else if (!seal.holds(Sealing.entry(row))) {
                walk.fault(id, Kind.EDITED);
            }
        });
        walk.noted.forEach((entry, hash) -> walk.fault(entry, Kind.NOT_AS_NOTED));
        return new Verification(walk.sealed, List.copyOf(walk.faults));
    }

    /** What has been seen on the way; checkpoints met are struck off. */
    private class Walk {
        private final List<Fault> faults = new ArrayList<>();
        private final HashMap<Long, String> noted = new HashMap<>();
        private byte[] last = Seal.FIRST;
        private long sealed;

        Walk() {
            checkpoints.all().forEach(checkpoint -> noted.put(checkpoint.entryId(), checkpoint.hash()));
        }

        void seal(Seal seal) {
            sealed++;
            if (!seal.follows(last)) {
                fault(seal.entryId(), Kind.CHAIN_BROKEN);
            }
            last = seal.hash();
            noted.remove(seal.entryId(), HexFormat.of().formatHex(seal.hash()));
        }

        void fault(long entry, Kind kind) {
            faults.add(new Fault(entry, kind));
        }
    }
}
