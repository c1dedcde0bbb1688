package org.baken.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where copies of the public pages are kept that are readable without Baken.
 *
 * @param folder empty for none
 * @param s3 a bucket; one without an endpoint is none
 */
public record CopySettings(String folder, Bucket s3) {
    /**
     * A bucket of a service that speaks S3.
     *
     * @param endpoint the address of the service, such as {@code https://s3.example}; empty for no bucket
     * @param prefix before the name of each file, without a slash at its ends; may be empty
     */
    public record Bucket(
            String endpoint, String bucket, String region, String prefix, String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Bucket[endpoint=" + endpoint + ", bucket=" + bucket + "]";
        }
    }

    /**
     * The places, none when nothing is set.
     *
     * @throws IllegalArgumentException with a sentence for who set them when one cannot be used
     */
    List<CopyPlace> places() {
        List<CopyPlace> places = new ArrayList<>();
        if (folder != null && !folder.isBlank()) {
            places.add(new FolderPlace(Path.of(folder.strip()).toAbsolutePath().normalize()));
        }
        if (s3 != null && s3.endpoint() != null && !s3.endpoint().isBlank()) {
            places.add(new BucketPlace(checked(s3)));
        }
        return places;
    }

    private static Bucket checked(Bucket s3) {
        URI endpoint = URI.create(s3.endpoint().strip());
        if (endpoint.getHost() == null || !List.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalArgumentException(
                    "BAKEN_EXPORT_S3_ENDPOINT is no address. It looks like https://s3.example");
        }
        for (String needed : new String[] {s3.bucket(), s3.accessKey(), s3.secretKey()}) {
            if (needed == null || needed.isBlank()) {
                throw new IllegalArgumentException("BAKEN_EXPORT_S3_ENDPOINT is set, so BAKEN_EXPORT_S3_BUCKET,"
                        + " BAKEN_EXPORT_S3_ACCESS_KEY and BAKEN_EXPORT_S3_SECRET_KEY must be set too");
            }
        }
        String prefix = s3.prefix() == null ? "" : s3.prefix().strip().replaceAll("^/+|/+$", "");
        String region = s3.region() == null || s3.region().isBlank()
                ? "us-east-1"
                : s3.region().strip();
        return new Bucket(endpoint.toString(), s3.bucket().strip(), region, prefix, s3.accessKey(), s3.secretKey());
    }
}
