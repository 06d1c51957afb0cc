package org.mroptimum.app.architecture.broken.local;

import org.mroptimum.app.architecture.broken.app.Door;

record SeesDoor(Door door) {}
