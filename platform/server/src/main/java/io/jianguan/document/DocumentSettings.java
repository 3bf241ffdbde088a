package io.jianguan.document;

import io.jianguan.document.reader.ReaderSettings;
import io.jianguan.document.reader.Readers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    /** Where uploads are, or pass through. */
    Path files() {
        return data.resolve("files");
    }

    /**
     * @param maxSize of one document
     * @param maxRequestSize of one that comes in a single request
     * @param uploads about those that come in chunks
     * @param reader about the processes that read files
     * @param scanner about the virus scanner
     * @param store where contents are kept
     * @param s3 about the object store, where that is it
     */
    record Documents(
            @DefaultValue("2GB") DataSize maxSize,
            @DefaultValue("20MB") DataSize maxRequestSize,
            @DefaultValue Uploads uploads,
            @DefaultValue Reader reader,
            @DefaultValue Scanner scanner,
            @DefaultValue("local") Store store,
            @DefaultValue S3 s3) {}

    enum Store {
        /** A folder of this server's. */
        LOCAL,
        S3
    }

    /**
     * @param endpoint of a store that speaks S3; none: AWS
     * @param accessKey with the secret key; empty: where AWS' SDK looks for them (environment, files, roles)
     * @param pathStyle whether the bucket stands in the path of an address, not in the host's name
     * @param copies bytes of contents that this server keeps at hand
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue("2GB") DataSize copies) {

        /** Without the secret. */
        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

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
            @DefaultValue("2") int processes,
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
