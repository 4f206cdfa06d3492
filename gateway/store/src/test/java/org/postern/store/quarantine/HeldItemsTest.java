package org.postern.store.quarantine;

import org.junit.jupiter.api.Nested;
import org.postern.store.Database;
import org.postern.store.TestPostgres;

class HeldItemsTest {
    @Nested
    class OnSqlite extends HeldItemsContract {
        @Override
        protected Database open() throws Exception {
            return Database.sqlite(folder.resolve("postern.db"));
        }
    }

    @Nested
    class OnPostgres extends HeldItemsContract {
        @Override
        protected Database open() throws Exception {
            return TestPostgres.shared().open();
        }
    }
}
