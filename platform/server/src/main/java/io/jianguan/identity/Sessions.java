package io.jianguan.identity;

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
import org.springframework.session.FindByIndexNameSessionRepository;
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

        @Bean
        ConversionService springSessionConversionService() {
            var conversions = new GenericConversionService();
            conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
            conversions.addConverter(new Forgiving());
            return conversions;
        }
    }

    /** What an older version wrote and this one cannot read is forgotten: the person signs in again. */
    private static class Forgiving implements GenericConverter {
        private static final Logger log = LoggerFactory.getLogger(Sessions.class);
        private final DeserializingConverter reading = new DeserializingConverter(Sessions.class.getClassLoader());

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object bytes, TypeDescriptor from, TypeDescriptor to) {
            try {
                return bytes == null ? null : reading.convert((byte[]) bytes);
            } catch (SerializationFailedException unreadable) {
                log.warn("A session's attribute of another version is forgotten: {}", unreadable.getMessage());
                return null;
            }
        }
    }
}
