package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.audit.SilentLog;
import io.jianguan.document.Documents;
import io.jianguan.identity.Actor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Changes of records by the server's own code, with and without keeping account of them. */
public final class Writings {
    /** What is kept beside the record itself. */
    public enum Account {
        NONE,
        HISTORY,
        ALL
    }

    private static final class NoHistory extends History {
        NoHistory(ApplicationContext context) {
            super(
                    context.getBean(JdbcClient.class),
                    context.getBean(JsonMapper.class),
                    context.getBean(Labels.class),
                    context.getBean(Words.class),
                    context.getBean(io.jianguan.identity.Actors.class),
                    context.getBean(PersonalData.class),
                    context.getBean(FirstVersions.class),
                    context.getBean(Creations.class));
        }

        @Override
        void add(
                RegistryDefinition definition,
                long id,
                int version,
                RecordTrail.Deed deed,
                OffsetDateTime at,
                @Nullable String username,
                @Nullable String reason,
                Map<String, @Nullable Object> before,
                Map<String, @Nullable Object> after) {}
    }

    private final RecordWriting writing;
    private final Registries registries;
    private final TransactionTemplate transaction;

    public Writings(ApplicationContext context, Account account) {
        this.registries = context.getBean(Registries.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        var trail = new RecordTrail(
                context.getBean(Documents.class),
                account == Account.NONE ? new NoHistory(context) : context.getBean(History.class),
                account == Account.ALL ? context.getBean(AuditLog.class) : new SilentLog(),
                context);
        this.writing = new RecordWriting(
                context.getBean(RecordReading.class),
                context.getBean(Checks.class),
                context.getBean(Expressions.class),
                context.getBean(Computed.class),
                new RecordDeeds(
                        context.getBean(RecordStore.class),
                        context.getBean(Numbers.class),
                        trail,
                        context.getBean(Words.class),
                        context.getBean(Clock.class)),
                context.getBean(Uses.class),
                context.getBean(Words.class));
    }

    public long create(Actor actor, String registry, Map<String, Object> values) {
        return transaction.execute(status -> writing.create(registries.table(registry), actor, values));
    }

    public void change(Actor actor, String registry, long id, int version, Map<String, Object> values) {
        transaction.executeWithoutResult(
                status -> writing.change(registries.table(registry), actor, id, version, values, null));
    }
}
