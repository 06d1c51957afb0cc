package org.mroptimum.app.server.cloud;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import org.mroptimum.app.server.OwnBundles;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.StorePlace;
import org.mroptimum.aws.fargate.Pause;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.local.job.InProcessComputeRunner;

/** Wires the computers of a server. */
@Factory
final class CloudBeans {

    @Singleton
    Pause pause() {
        return Pause.ASLEEP;
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Primary
    Computers computers(
            ServerOptions options, InProcessComputeRunner house, OwnBundles bundles, AuditTrail audit, Pause pause) {
        if (options.cloud().isPresent() && options.storePlace() instanceof StorePlace.Bucket bucket) {
            CloudInstallation cloud = new CloudInstallation(options.cloud().get(), bucket);
            return new Computers(cloud.runner(house, bundles, audit, pause), cloud::close);
        }
        return new Computers(house, () -> {});
    }
}
