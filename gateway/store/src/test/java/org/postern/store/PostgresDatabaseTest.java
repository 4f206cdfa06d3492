package org.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
    TestPostgres server;
    Database database;

    @BeforeEach
    void open() throws Exception {
        server = TestPostgres.own();
        database = server.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void saysThatTheServerIsGoneAndWorksAgainWhenItIsBack() throws Exception {
        database.write(handle -> handle.execute("create table note (text varchar not null)"));
        server.crash();
        assertThatThrownBy(() -> database.write(handle -> handle.execute("insert into note values ('lost')")))
                .isInstanceOf(StoreException.class);
        server.start();
        int rows = database.writeRelaxed(handle -> handle.execute("insert into note values ('kept')"));
        assertThat(rows).isOne();
        long now = database.read(
                handle -> handle.createQuery("select " + database.kind().now())
                        .mapTo(Long.class)
                        .one());
        assertThat(now).isBetween(System.currentTimeMillis() - 5_000, System.currentTimeMillis() + 5_000);
    }
}
