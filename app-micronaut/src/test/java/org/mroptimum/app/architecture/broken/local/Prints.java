package org.mroptimum.app.architecture.broken.local;

import picocli.CommandLine;

record Prints(CommandLine line) {}
