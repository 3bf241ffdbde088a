package io.jianguan.identity;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.stereotype.Component;

/** The sessions of a person, kept in the database: they outlive the server. */
@Component
class Sessions {
    private final ObjectProvider<FindByIndexNameSessionRepository<?>> sessions;

    /** @param sessions none where the server answers no browsers */
    Sessions(ObjectProvider<FindByIndexNameSessionRepository<?>> sessions) {
        this.sessions = sessions;
    }

    /** @param kept id of the session that stays; null: none */
    void end(String username, @Nullable String kept) {
        sessions.ifAvailable(store -> store.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(store::deleteById));
    }

    @Configuration(proxyBeanMethods = false)
    static class Store {
        @Bean
        PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgres() {
            return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        }

        /** That somebody is still there is written once a minute: a request that only reads commits nothing. */
        @Bean
        SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsWrittenSeldom() {
            return store -> store.setUpdateSessionQuery("""
                    UPDATE %TABLE_NAME% s SET session_id = n.session_id, last_access_time = n.last_access_time,
                        max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time,
                        principal_name = n.principal_name
                    FROM (SELECT ?::text, ?::bigint, ?::int, ?::bigint, ?::text, ?::text)
                        n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
                    WHERE s.primary_id = n.primary_id AND (s.last_access_time + 60000 < n.last_access_time
                        OR s.session_id <> n.session_id OR s.max_inactive_interval <> n.max_inactive_interval
                        OR s.principal_name IS DISTINCT FROM n.principal_name)
                    """);
        }

        @Bean
        ConversionService springSessionConversionService() {
            var conversions = new GenericConversionService();
            conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
            conversions.addConverter(new Forgiving());
            return conversions;
        }
    }

    /**
     * What an older version wrote and this one cannot read is forgotten: the person signs in again. Who
     * somebody is was mostly read a moment ago, from the same bytes, and is not read again.
     */
    private static class Forgiving implements GenericConverter {
        private static final Logger log = LoggerFactory.getLogger(Sessions.class);
        private static final int REMEMBERED = 5_000;
        private final DeserializingConverter reading = new DeserializingConverter(Sessions.class.getClassLoader());
        private final Map<ByteBuffer, Authentication> read =
                Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Authentication> eldest) {
                        return size() > REMEMBERED;
                    }
                });

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object bytes, TypeDescriptor from, TypeDescriptor to) {
            if (bytes == null) {
                return null;
            }
            var key = ByteBuffer.wrap((byte[]) bytes);
            var known = read.get(key);
            if (known != null) {
                return new SecurityContextImpl(known);
            }
            try {
                var value = reading.convert((byte[]) bytes);
                if (value instanceof SecurityContext context && context.getAuthentication() != null) {
                    read.put(key, context.getAuthentication());
                }
                return value;
            } catch (SerializationFailedException unreadable) {
                log.warn("A session's attribute of another version is forgotten: {}", unreadable.getMessage());
                return null;
            }
        }
    }
}
