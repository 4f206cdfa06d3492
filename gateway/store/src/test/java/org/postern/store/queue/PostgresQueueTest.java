package org.postern.store.queue;

import org.postern.store.Database;
import org.postern.store.TestPostgres;

class PostgresQueueTest extends QueueContract {
    @Override
    Database open() throws Exception {
        return TestPostgres.shared().open();
    }
}
