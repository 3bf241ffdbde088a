package io.jianguan.document;

import io.jianguan.document.DocumentSettings.S3;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Where contents are kept, as set. */
@Configuration(proxyBeanMethods = false)
class FileStoreConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** What the protocol takes in one request. */
    private static final long LARGEST_OBJECT = 5L << 30;

    @Bean
    FileStore fileStore(DocumentSettings settings, Incoming incoming, Clock clock) {
        return switch (settings.documents().store()) {
            case LOCAL -> new LocalFiles(settings.files(), incoming);
            case S3 -> s3(settings, incoming, clock);
        };
    }

    /** Not among what readiness asks for: without the store people still do most of their work. */
    @Bean
    HealthIndicator documentStoreHealthIndicator(FileStore files) {
        return () -> files.isReachable() ? Health.up().build() : Health.down().build();
    }

    static S3Files s3(DocumentSettings settings, Incoming incoming, Clock clock) {
        var s3 = settings.documents().s3();
        if (s3.bucket().isBlank()) {
            throw refused("bucket", s3.bucket(), "the documents are to be kept in S3, but no bucket is named");
        }
        if (settings.documents().maxSize().toBytes() > LARGEST_OBJECT) {
            throw new InvalidConfigurationPropertyValueException(
                    "jianguan.documents.max-size",
                    settings.documents().maxSize(),
                    "S3 takes at most 5 GB in one object");
        }
        var client = client(s3);
        new S3StartCheck(client, s3).run();
        var copies =
                new LocalCopies(settings.files().resolve("copies"), s3.copies().toBytes(), incoming, clock);
        return new S3Files(new S3Objects(client, s3.bucket()), incoming, copies);
    }

    static InvalidConfigurationPropertyValueException refused(String setting, String value, String reason) {
        return new InvalidConfigurationPropertyValueException("jianguan.documents.s3." + setting, value, reason);
    }

    /**
     * Sums of our own are sent with contents and looked at when they come back; those the SDK would add to everything are
     * not understood by every store.
     */
    static S3Client client(S3 s3) {
        var client = S3Client.builder()
                .region(Region.of(s3.region()))
                .forcePathStyle(s3.pathStyle())
                .credentialsProvider(credentials(s3))
                .httpClientBuilder(
                        Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (s3.endpoint() != null) {
            client.endpointOverride(s3.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(S3 s3) {
        if (s3.accessKey().isBlank() != s3.secretKey().isBlank()) {
            throw refused("access-key", s3.accessKey(), "access-key and secret-key are set together, or neither");
        }
        return s3.accessKey().isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
    }
}
