package org.baken.edge;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of a storage service that speaks S3, such as one of a hosting company that gives it out as a site. */
final class BucketPlace implements CopyPlace {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final CopySettings.Bucket settings;
    private final S3Client client;

    BucketPlace(CopySettings.Bucket settings) {
        this.settings = settings;
        this.client = S3Client.builder()
                .endpointOverride(URI.create(settings.endpoint()))
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                // As most that speak S3 understand it: the bucket in the path, the body in one piece under its own
                // signature.
                .serviceConfiguration(settingsOfS3 ->
                        settingsOfS3.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                // Many that speak S3 know no other checksum than the signature.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER)
                        .build())
                .build();
    }

    @Override
    public Kind kind() {
        return Kind.BUCKET;
    }

    @Override
    public String name() {
        return settings.bucket() + (settings.prefix().isEmpty() ? "" : "/" + settings.prefix());
    }

    @Override
    public void put(CopyFile file) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(settings.bucket())
                            .key(key(file.path()))
                            .contentType(file.type())
                            .cacheControl(file.caching()),
                    RequestBody.fromBytes(file.bytes().get()));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void remove(String path) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(settings.bucket()).key(key(path)));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(client.getObjectAsBytes(
                            request -> request.bucket(settings.bucket()).key(key(path)))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private String key(String path) {
        return settings.prefix().isEmpty() ? path : settings.prefix() + "/" + path;
    }

    /** What the service said, without addresses and keys. */
    private static IOException failed(SdkException e) {
        if (e instanceof S3Exception answer) {
            String code = answer.awsErrorDetails() == null
                    ? ""
                    : " " + answer.awsErrorDetails().errorCode();
            return new IOException("the storage service answered " + answer.statusCode() + code, e);
        }
        return new IOException("the storage service does not answer", e);
    }
}
