package org.mroptimum.domain.port;

class MemoryServerSettingsTest extends ServerSettingsContract {
    private final ServerSettings settings = new MemoryServerSettings();

    @Override
    protected ServerSettings settings() {
        return settings;
    }

    @Override
    protected ServerSettings afterRestart() {
        return settings;
    }
}
