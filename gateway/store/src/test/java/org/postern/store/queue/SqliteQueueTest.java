package org.postern.store.queue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.Database;

class SqliteQueueTest extends QueueContract {
    @TempDir
    Path folder;

    @Override
    Database open() throws Exception {
        return Database.sqlite(folder.resolve("postern.db"));
    }
}
