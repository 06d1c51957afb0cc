/** Any S3-compatible object store behind the {@code BlobStore} port. */
@NullMarked
package org.mroptimum.aws.s3;

import org.jspecify.annotations.NullMarked;
