package org.postern.relay.queue;

import org.postern.store.Database;
import org.postern.store.TestPostgres;

class PostgresJamesQueueTest extends JamesQueueContract {
    @Override
    Database open() throws Exception {
        return TestPostgres.shared().open();
    }
}
