package org.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    Path file;
    Database database;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("home/postern.db");
        database = Database.sqlite(file);
        database.write(handle -> handle.execute("create table note (text varchar not null)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void onlyItsOwnerMayReadTheFiles() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        for (String name : List.of("postern.db", "postern.db-wal", "postern.db-shm")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void workThatFailsUndoesOnlyItself() throws Exception {
        List<Future<Integer>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                all.add(threads.submit(() -> database.write(handle -> {
                    handle.execute("insert into note values (?)", "n" + number);
                    if (number % 10 == 0) {
                        throw new IllegalArgumentException("number " + number);
                    }
                    return number;
                })));
            }
        }
        for (int i = 0; i < 200; i++) {
            if (i % 10 == 0) {
                assertThatThrownBy(all.get(i)::get).hasMessageContaining("number " + i);
            } else {
                assertThat(all.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(count()).isEqualTo(180);
    }

    @Test
    void anErrorReachesItsCallerAndTheWriterGoesOn() throws Exception {
        assertThatThrownBy(() -> database.write(handle -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        database.writeRelaxed(handle -> handle.execute("insert into note values ('still here')"));
        assertThat(count()).isOne();
    }

    @Test
    void aBrokenStatementIsAStoreException() {
        assertThatThrownBy(() -> database.write(handle -> handle.execute("insert into nowhere values (1)")))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> database.read(handle -> handle.execute("insert into note values ('no')")))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aSecondOpenerOfTheFileWaitsItsTurn() throws Exception {
        try (Database other = Database.sqlite(file);
                var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Database which = i % 2 == 0 ? database : other;
                all.add(threads.submit(() -> which.write(handle -> handle.execute("insert into note values ('x')"))));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isOne();
            }
            assertThat(count()).isEqualTo(100);
        }
    }

    @Test
    void refusesWorkOnceClosed() {
        database.close();
        assertThatThrownBy(() -> database.write(handle -> 1)).isInstanceOf(StoreException.class);
    }

    @Test
    void itsClockIsTheTime() throws Exception {
        long now = database.read(
                handle -> handle.createQuery("select " + database.kind().now())
                        .mapTo(Long.class)
                        .one());
        assertThat(now).isBetween(System.currentTimeMillis() - 5_000, System.currentTimeMillis() + 5_000);
    }

    private int count() throws StoreException {
        return database.read(handle -> handle.createQuery("select count(*) from note")
                .mapTo(Integer.class)
                .one());
    }
}
