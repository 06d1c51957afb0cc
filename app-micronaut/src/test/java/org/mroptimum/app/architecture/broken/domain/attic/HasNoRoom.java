package org.mroptimum.app.architecture.broken.domain.attic;

final class HasNoRoom {}
