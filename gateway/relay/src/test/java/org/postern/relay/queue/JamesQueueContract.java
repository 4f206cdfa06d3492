package org.postern.relay.queue;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.james.queue.api.DelayedManageableMailQueueContract;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.relay.queue.SqlMailQueueFactory.Taking;
import org.postern.store.Database;

/** James's own contract for queues. */
abstract class JamesQueueContract implements DelayedManageableMailQueueContract {
    @TempDir
    Path folder;

    Database database;
    SqlMailQueueFactory factory;
    SqlMailQueue queue;

    @BeforeAll
    static void useJavaxHandlers() {
        JavaxMailHandlers.pin();
    }

    abstract Database open() throws Exception;

    @BeforeEach
    void start() throws Exception {
        database = open();
        Taking taking = new Taking("n1", folder.resolve("work"), Duration.ofMinutes(1), 6);
        factory = new SqlMailQueueFactory(database, taking, new RawMailQueueItemDecoratorFactory(), mail -> {});
        queue = factory.createQueue(MailQueueName.of("spool"));
    }

    @AfterEach
    void stop() {
        factory.close();
        database.close();
    }

    @Override
    public SqlMailQueue getMailQueue() {
        return queue;
    }

    @Override
    public ManageableMailQueue getManageableMailQueue() {
        return queue;
    }
}
