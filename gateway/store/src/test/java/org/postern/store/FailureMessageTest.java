package org.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of failures end in logs, so they must not quote what was to be stored. */
class FailureMessageTest {
    @TempDir
    Path folder;

    @Test
    void quotesNoDataOnSqlite() throws Exception {
        try (Database database = Database.sqlite(folder.resolve("postern.db"))) {
            assertQuotesNothing(database);
        }
    }

    @Test
    void quotesNoDataOnPostgres() throws Exception {
        try (Database database = TestPostgres.shared().open()) {
            assertQuotesNothing(database);
        }
    }

    private static void assertQuotesNothing(Database database) throws StoreException {
        Database.Work<Integer> insert = handle -> handle.createUpdate(
                        "insert into account (login, password_hash, enabled, created_at, password_at)"
                                + " values (:login, 'x', 1, 0, 0)")
                .bind("login", "mia.barker@hillside.example")
                .execute();
        database.write(insert);
        assertThatThrownBy(() -> database.write(insert))
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining("account")
                .satisfies(e -> {
                    for (Throwable each = e; each != null; each = each.getCause()) {
                        assertThat(each.getMessage()).doesNotContain("mia.barker");
                    }
                });
        assertThatThrownBy(() ->
                        database.read(handle -> handle.createQuery("select nothing from account where login = :login")
                                .bind("login", "mia.barker@hillside.example")
                                .mapTo(String.class)
                                .list()))
                .isInstanceOf(StoreException.class)
                .message()
                .doesNotContain("mia.barker");
    }
}
