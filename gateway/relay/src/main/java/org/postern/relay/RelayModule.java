package org.postern.relay;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.InstantSource;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.postern.mailets.AuditLog;
import org.postern.mailets.Encryption;
import org.postern.mailets.Judge;
import org.postern.mailets.Ladder;
import org.postern.mailets.NoticeText;
import org.postern.mailets.Opening;
import org.postern.mailets.Patience;
import org.postern.mailets.QuarantineStore;
import org.postern.mailets.ReleasedItems;
import org.postern.mailets.SchoolDomains;
import org.postern.relay.delivery.Deliveries;
import org.postern.relay.delivery.SecureRoutes;
import org.postern.relay.queue.SqlMailQueueFactory;
import org.postern.relay.settings.Settings;
import org.postern.relay.smtp.Logins;
import org.postern.relay.smtp.Pressure;
import org.postern.store.quarantine.HeldItems;

/** Gives James's handlers and mailets our parts. */
final class RelayModule extends AbstractModule {
    /** Everything that mailets and SMTP handlers may ask for. */
    record Parts(
            Settings settings,
            StoreParts store,
            SqlMailQueueFactory queues,
            Judge judge,
            Encryption encryption,
            SecureRoutes routes,
            Opening opening,
            NoticeText notices,
            Logins logins,
            Pressure pressure,
            Deliveries deliveries,
            InstantSource clock) {}

    private final Parts parts;

    RelayModule(Parts parts) {
        this.parts = parts;
    }

    @Override
    protected void configure() {
        bind(Settings.class).toInstance(parts.settings());
        bind(QuarantineStore.class).toInstance(parts.store().quarantine());
        bind(ReleasedItems.class).toInstance(parts.store().held()::failed);
        bind(HeldItems.class).toInstance(parts.store().held());
        bind(AuditLog.class).toInstance(parts.store().audit());
        bind(Judge.class).toInstance(parts.judge());
        bind(Encryption.class).toInstance(parts.encryption());
        bind(Opening.class).toInstance(parts.opening());
        bind(SecureRoutes.class).toInstance(parts.routes());
        bind(Ladder.class).toInstance(parts.routes());
        bind(NoticeText.class).toInstance(parts.notices());
        bind(Logins.class).toInstance(parts.logins());
        bind(Pressure.class).toInstance(parts.pressure());
        bind(Deliveries.class).toInstance(parts.deliveries());
        bind(InstantSource.class).toInstance(parts.clock());
        bind(Patience.class).toInstance(Patience.standard());
        bind(SchoolDomains.class)
                .toInstance(address -> parts.settings().school().domains().contains(address.domain()));
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends ManageableMailQueue> manageable() {
        return parts.queues();
    }

    @Provides
    @Singleton
    MailQueueFactory<?> any() {
        return parts.queues();
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends MailQueue> plain() {
        return parts.queues();
    }
}
