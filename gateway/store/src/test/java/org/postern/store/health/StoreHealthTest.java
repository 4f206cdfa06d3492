package org.postern.store.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postern.store.Database;
import org.postern.store.StoreContract;
import org.postern.store.TestPostgres;

class StoreHealthTest {
    abstract static class Contract extends StoreContract {
        @Test
        void answersWithTheNewestSchemaVersion() {
            assertThat(StoreHealth.of(database))
                    .isInstanceOfSatisfying(
                            StoreHealth.Answers.class,
                            a -> assertThat(Integer.parseInt(a.schema())).isGreaterThanOrEqualTo(4));
        }

        @Test
        void aClosedDatabaseIsSilent() {
            database.close();
            assertThat(StoreHealth.of(database)).isInstanceOf(StoreHealth.Silent.class);
        }
    }

    @Nested
    class OnSqlite extends Contract {
        @Override
        protected Database open() throws Exception {
            return Database.sqlite(folder.resolve("postern.db"));
        }
    }

    @Nested
    class OnPostgres extends Contract {
        @Override
        protected Database open() throws Exception {
            return TestPostgres.shared().open();
        }
    }
}
