package io.jianguan.document;

import static io.jianguan.document.FileStoreConfiguration.refused;

import io.jianguan.document.DocumentSettings.S3;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether the settings are right, before anybody uploads. What only a person can put right stops the start; a store that
 * does not answer may come back and does not.
 */
record S3StartCheck(S3Client client, S3 settings) {
    private static final Logger log = LoggerFactory.getLogger(S3StartCheck.class);

    void run() {
        try {
            client.listObjectsV2(request -> request.bucket(settings.bucket()).maxKeys(1));
            client.putObject(
                    request -> request.bucket(settings.bucket()).key(S3Objects.START_CHECK), RequestBody.empty());
        } catch (S3Exception answer) {
            if (answer.statusCode() >= 500) {
                log.warn("The object store is out of order: {}", answer.getMessage());
            } else {
                throw fault(answer);
            }
        } catch (SdkClientException failed) {
            if (!isOfTheLine(failed)) {
                throw fault(failed);
            }
            log.warn("The object store does not answer at {}: {}", place(), failed.getMessage());
        }
    }

    private static boolean isOfTheLine(@Nullable Throwable failure) {
        return failure != null && (failure instanceof IOException || isOfTheLine(failure.getCause()));
    }

    private InvalidConfigurationPropertyValueException fault(SdkClientException failed) {
        var said = String.valueOf(failed.getMessage());
        return said.contains("credentials")
                ? refused(
                        "access-key",
                        "",
                        "there are no credentials, neither here (access-key, secret-key) nor where AWS' SDK looks: "
                                + said)
                : refused("endpoint", place(), "what answers there is no S3 store (" + said + ")");
    }

    private InvalidConfigurationPropertyValueException fault(S3Exception answer) {
        var detail = answer.awsErrorDetails();
        var said = " (" + (detail == null ? "" : detail.errorCode() + ", ") + "HTTP " + answer.statusCode() + ")";
        return switch (answer.statusCode()) {
            case 404 ->
                refused("bucket", settings.bucket(), "there is no such bucket at " + place() + ": make it" + said);
            case 401, 403 ->
                refused(
                        "access-key",
                        settings.accessKey(),
                        "the store refuses access-key and secret-key, or they may not list, read, write and delete in"
                                + " the bucket '" + settings.bucket() + "' at " + place() + said);
            case 301, 400 ->
                refused("region", settings.region(), "the store at " + place() + " expects another region" + said);
            default -> refused("endpoint", place(), "what answers there is no S3 store" + said);
        };
    }

    private String place() {
        return settings.endpoint() == null ? "AWS" : settings.endpoint().toString();
    }
}
