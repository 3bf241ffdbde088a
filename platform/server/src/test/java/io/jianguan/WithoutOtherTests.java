package io.jianguan;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps configurations nested in other tests, which replace parts of the server, out of the whole server. */
final class WithoutOtherTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("withoutOtherTests", new Nested());
    }

    private static final class Nested extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            return type.getClassMetadata().getClassName().matches(".*Tests?\\$.*");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Nested;
        }

        @Override
        public int hashCode() {
            return Nested.class.hashCode();
        }
    }
}
