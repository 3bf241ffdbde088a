package io.jianguan.document;

import io.jianguan.document.reader.ReaderSettings;
import io.jianguan.document.reader.Readers;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * @param data folder of what this server keeps in files
 * @param documents about uploads
 */
@ConfigurationProperties("jianguan")
record DocumentSettings(
        @DefaultValue("data") Path data, @DefaultValue Uploads documents) {

    /**
     * @param maxSize of one upload
     * @param reader about the processes that read files
     */
    record Uploads(
            @DefaultValue("50MB") DataSize maxSize,
            @DefaultValue Reader reader) {}

    /**
     * @param processes how many on this server
     * @param memory of each
     * @param time for one file
     * @param characters of a file's text that are kept and searched
     */
    record Reader(
            @DefaultValue("1") int processes,
            @DefaultValue("256MB") DataSize memory,
            @DefaultValue("60s") Duration time,
            @DefaultValue("500000") int characters) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DocumentSettings.class)
    static class Enabled {

        @Bean(destroyMethod = "close")
        Readers readers(DocumentSettings settings) {
            var reader = settings.documents().reader();
            return new Readers(new ReaderSettings(
                    settings.data().toAbsolutePath().resolve("reader"),
                    reader.processes(),
                    reader.memory(),
                    reader.time(),
                    reader.characters()));
        }
    }
}
