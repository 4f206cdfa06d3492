package org.postern.store;

/** Runs changing work, each piece whole or not at all. */
interface Writer extends AutoCloseable {
    /**
     * Runs one piece of work.
     *
     * @param durable whether the change must have reached the disk before this returns
     */
    <T> T write(Database.Work<T> work, boolean durable) throws StoreException;

    @Override
    void close();
}
