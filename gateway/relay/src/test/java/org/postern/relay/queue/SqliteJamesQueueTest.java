package org.postern.relay.queue;

import org.postern.store.Database;

class SqliteJamesQueueTest extends JamesQueueContract {
    @Override
    Database open() throws Exception {
        return Database.sqlite(folder.resolve("postern.db"));
    }
}
