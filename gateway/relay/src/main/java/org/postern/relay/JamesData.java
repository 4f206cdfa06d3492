package org.postern.relay;

import com.google.common.collect.ImmutableList;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.CoreDataModule;
import org.apache.james.core.Domain;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.lib.DomainListConfiguration;
import org.apache.james.domainlist.memory.MemoryDomainList;
import org.apache.james.mailbox.Authorizator;
import org.apache.james.mailrepository.api.MailRepositoryFactory;
import org.apache.james.mailrepository.api.MailRepositoryUrlStore;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.rrt.api.AliasReverseResolver;
import org.apache.james.rrt.api.CanSendFrom;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.lib.AliasReverseResolverImpl;
import org.apache.james.rrt.lib.CanSendFromImpl;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.memory.MemoryUsersRepository;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;
import org.postern.relay.settings.Settings;

/**
 * What James wants to know that a relay has little of: its domains, no users or rewriting of its own, and one
 * repository, for mail that its spooler gave up on, which is the quarantine.
 */
final class JamesData extends AbstractModule {
    @Override
    protected void configure() {
        install(new CoreDataModule());
        bind(MemoryDomainList.class).in(Scopes.SINGLETON);
        bind(DomainList.class).to(MemoryDomainList.class);
        bind(MemoryRecipientRewriteTable.class).in(Scopes.SINGLETON);
        bind(RecipientRewriteTable.class).to(MemoryRecipientRewriteTable.class);
        bind(AliasReverseResolver.class).to(AliasReverseResolverImpl.class);
        bind(CanSendFrom.class).to(CanSendFromImpl.class);
        bind(MemoryMailRepositoryUrlStore.class).in(Scopes.SINGLETON);
        bind(MailRepositoryUrlStore.class).to(MemoryMailRepositoryUrlStore.class);
        bind(MailRepositoryStoreConfiguration.Item.class)
                .toProvider(() -> new MailRepositoryStoreConfiguration.Item(
                        ImmutableList.of(new Protocol("quarantine")),
                        QuarantineRepository.class.getName(),
                        new BaseHierarchicalConfiguration()));
        Multibinder.newSetBinder(binder(), MailRepositoryFactory.class)
                .addBinding()
                .to(QuarantineRepository.Factory.class);
        bind(Authorizator.class).toInstance((user, other) -> Authorizator.AuthorizationState.FORBIDDEN);
    }

    @Provides
    @Singleton
    UsersRepository users(DomainList domains) {
        return MemoryUsersRepository.withVirtualHosting(domains);
    }

    @ProvidesIntoSet
    InitializationOperation domains(Settings settings, MemoryDomainList domains) {
        DomainListConfiguration.Builder configuration = DomainListConfiguration.builder()
                .autoDetect(false)
                .autoDetectIp(false)
                .defaultDomain(Domain.of(settings.school().domains().getFirst()));
        settings.school().domains().forEach(domain -> configuration.addConfiguredDomain(Domain.of(domain)));
        return InitilizationOperationBuilder.forClass(MemoryDomainList.class)
                .init(() -> domains.configure(configuration.build()));
    }
}
