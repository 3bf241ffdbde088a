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
        @DefaultValue("data") Path data, @DefaultValue Documents documents) {

    /**
     * @param maxSize of one document
     * @param maxRequestSize of one that comes in a single request
     * @param uploads about those that come in chunks
     * @param reader about the processes that read files
     * @param scanner about the virus scanner
     */
    record Documents(
            @DefaultValue("2GB") DataSize maxSize,
            @DefaultValue("20MB") DataSize maxRequestSize,
            @DefaultValue Uploads uploads,
            @DefaultValue Reader reader,
            @DefaultValue Scanner scanner) {}

    /**
     * @param chunk the largest chunk
     * @param keep how long one waits for its next chunk
     * @param perUser bytes that a person may have underway
     * @param inTotal bytes that all may have underway
     * @param most uploads that a person may have underway
     */
    record Uploads(
            @DefaultValue("4MB") DataSize chunk,
            @DefaultValue("24h") Duration keep,
            @DefaultValue("5GB") DataSize perUser,
            @DefaultValue("50GB") DataSize inTotal,
            @DefaultValue("100") int most) {}

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

    /**
     * @param address host and port of a clamd; empty: nothing is scanned
     * @param time for one file
     * @param whenAway what becomes of uploads while it does not answer
     */
    record Scanner(
            @DefaultValue("") String address,
            @DefaultValue("60s") Duration time,
            @DefaultValue("refuse") WhenAway whenAway) {}

    enum WhenAway {
        REFUSE,
        /** Marked, and scanned when it is back. */
        ADMIT
    }

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
