package org.mroptimum.app.architecture.broken.domain.kspace;

import com.fasterxml.jackson.databind.JsonNode;

record UsesFramework(JsonNode node) {}
