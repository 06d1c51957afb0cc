package org.mroptimum.aws.s3;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Turns what the SDK throws into one failure with cause and cure. Messages hold the object's name and never an address or a key. */
final class S3Failures {
    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NO_SUCH_RANGE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private S3Failures() {}

    static boolean isNotFound(SdkException failure) {
        return status(failure) == NOT_FOUND;
    }

    /** Another object was there first. */
    static boolean isTaken(SdkException failure) {
        return status(failure) == PRECONDITION_FAILED;
    }

    /** The store could not decide between writers at the same time. */
    static boolean isUndecided(SdkException failure) {
        return status(failure) == CONFLICT;
    }

    static boolean isBeyondEnd(SdkException failure) {
        return status(failure) == NO_SUCH_RANGE;
    }

    static JobFailure reading(BlobId id, SdkException failure) {
        return failure(StorageError.NOT_READABLE, "s3:GetObject and s3:ListBucket", id, failure);
    }

    static JobFailure writing(BlobId id, SdkException failure) {
        return failure(
                StorageError.NOT_WRITABLE, "s3:PutObject, s3:GetObject and s3:AbortMultipartUpload", id, failure);
    }

    static JobFailure deleting(BlobId id, SdkException failure) {
        return failure(StorageError.NOT_WRITABLE, "s3:DeleteObject", id, failure);
    }

    private static JobFailure failure(StorageError otherwise, String rights, BlobId id, SdkException failure) {
        int status = status(failure);
        String name = id.printable() + ": ";
        if (status == NOT_FOUND) {
            String what = name(failure).equals("NoSuchBucket") ? "there is no such bucket" : "nothing is stored there";
            return new JobFailure(StorageError.NOT_FOUND, name + what, failure);
        }
        if (status == FORBIDDEN || status == UNAUTHORIZED) {
            return new JobFailure(
                    otherwise,
                    name + "the object store forbids it" + named(failure)
                            + "; check the credentials, and that their role has " + rights + " on this bucket",
                    failure);
        }
        if (status == MOVED || (status == BAD_REQUEST && name(failure).equals("AuthorizationHeaderMalformed"))) {
            return new JobFailure(otherwise, name + "the bucket is in another region; set AWS_REGION to it", failure);
        }
        if (status == NOT_IMPLEMENTED) {
            return new JobFailure(
                    otherwise,
                    name + "the object store lacks a feature that is needed, such as conditional writes",
                    failure);
        }
        if (status == 0 && String.valueOf(failure.getMessage()).contains("Unable to load credentials")) {
            return new JobFailure(
                    otherwise, name + "no credentials for the object store were found on this machine", failure);
        }
        if (status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
            String what = status == 0 ? "the object store does not answer" : "the object store fails or is too busy";
            return new JobFailure(StorageError.STORE_UNREACHABLE, name + what + named(failure), failure);
        }
        return new JobFailure(otherwise, name + "the object store refuses it" + named(failure), failure);
    }

    private static int status(SdkException failure) {
        return failure instanceof SdkServiceException answered ? answered.statusCode() : 0;
    }

    /** The store's own name of the failure, such as {@code SignatureDoesNotMatch}. */
    private static String name(SdkException failure) {
        if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return String.valueOf(answered.awsErrorDetails().errorCode()).replaceAll("[^A-Za-z0-9]", "");
        }
        return "";
    }

    private static String named(SdkException failure) {
        String name = name(failure);
        return name.isEmpty() || name.equals("null") ? "" : " (" + name + ")";
    }
}
