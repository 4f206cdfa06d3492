package org.postern.store.audit;

import org.junit.jupiter.api.Nested;
import org.postern.store.Database;
import org.postern.store.TestPostgres;

class SqlAuditLogTest {
    @Nested
    class OnSqlite extends AuditLogContract {
        @Override
        protected Database open() throws Exception {
            return Database.sqlite(folder.resolve("postern.db"));
        }
    }

    @Nested
    class OnPostgres extends AuditLogContract {
        @Override
        protected Database open() throws Exception {
            return TestPostgres.shared().open();
        }
    }
}
