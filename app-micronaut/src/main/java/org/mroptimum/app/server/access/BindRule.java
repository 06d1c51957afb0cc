package org.mroptimum.app.server.access;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.port.AccountStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Until there is an account, nobody but this machine reaches the server: whoever came first would own it. */
@Singleton
final class BindRule implements BeanCreatedEventListener<HttpServerConfiguration> {
    private static final Logger LOG = LoggerFactory.getLogger(BindRule.class);
    private static final String THIS_MACHINE = "127.0.0.1";

    private final Provider<ServerOptions> options;
    private final Provider<AccountStore> accounts;

    BindRule(Provider<ServerOptions> options, Provider<AccountStore> accounts) {
        this.options = options;
        this.accounts = accounts;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        if (!accounts.get().any()) {
            server.setHost(THIS_MACHINE);
            if (!options.get().host().equals(THIS_MACHINE)) {
                LOG.warn(
                        "listening at {} instead of {}: there is no account yet; create the first administrator on the"
                                + " page, or with 'mroptimum user add', and start again",
                        THIS_MACHINE,
                        options.get().host());
            }
        }
        return server;
    }
}
