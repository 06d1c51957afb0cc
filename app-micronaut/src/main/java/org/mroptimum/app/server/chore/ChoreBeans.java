package org.mroptimum.app.server.chore;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.mroptimum.local.chore.Chore;
import org.mroptimum.local.chore.ChoreOrders;
import org.mroptimum.local.chore.Chores;
import org.mroptimum.local.database.Database;

/** Background work that must not be forgotten. Every bean that is a {@link Chore} is done, whichever room it comes from. */
@Factory
final class ChoreBeans {

    /** Begins when the server does. */
    @Bean(preDestroy = "close")
    @Singleton
    Chores chores(Database database, List<Chore> chores) {
        return new Chores(database, chores);
    }

    @Singleton
    ChoreOrders orders(Database database) {
        return new ChoreOrders(database);
    }
}
