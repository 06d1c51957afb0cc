package org.mroptimum.domain.opencl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests that compute on an OpenCL device, which they may take as a parameter of type {@link OpenClDevice}. They skip without
 * one, unless the environment variable MROPTIMUM_REQUIRE names {@value OpenClExtension#PACKAGE}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OpenClExtension.class)
public @interface NeedsOpenCl {}
