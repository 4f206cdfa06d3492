package org.postern.store.account;

import org.junit.jupiter.api.Nested;
import org.postern.store.Database;
import org.postern.store.TestPostgres;

class AccountsTest {
    @Nested
    class OnSqlite extends AccountsContract {
        @Override
        protected Database open() throws Exception {
            return Database.sqlite(folder.resolve("postern.db"));
        }
    }

    @Nested
    class OnPostgres extends AccountsContract {
        @Override
        protected Database open() throws Exception {
            return TestPostgres.shared().open();
        }
    }
}
