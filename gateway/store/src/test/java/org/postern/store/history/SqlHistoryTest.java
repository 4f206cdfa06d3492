package org.postern.store.history;

import org.junit.jupiter.api.Nested;
import org.postern.store.Database;
import org.postern.store.TestPostgres;

class SqlHistoryTest {
    @Nested
    class OnSqlite extends HistoryContract {
        @Override
        protected Database open() throws Exception {
            return Database.sqlite(folder.resolve("postern.db"));
        }
    }

    @Nested
    class OnPostgres extends HistoryContract {
        @Override
        protected Database open() throws Exception {
            return TestPostgres.shared().open();
        }
    }
}
