package org.postern.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.school.Directory;
import org.postern.school.MailGroup;
import org.postern.school.Person;

/**
 * A mail as it is counted.
 *
 * @param id the relay's id of the mail, by which it is counted once
 * @param sender whose mail it is; empty where nobody can tell, as of reports
 * @param outside whether it comes from outside
 * @param social whether a pupil writes to other pupils or to friends outside, and not to school adults only
 */
public record Sending(String id, Optional<Address> sender, List<Address> recipients, boolean outside, boolean social) {
    public Sending {
        recipients = List.copyOf(recipients);
    }

    static Sending of(Message message, Scope scope) {
        Envelope envelope = message.envelope();
        Optional<Address> author = Claims.author(message, scope);
        boolean pupil = envelope.fromSchoolSystem()
                && author.flatMap(scope.directory()::find).filter(Person::pupil).isPresent();
        return new Sending(
                message.id(),
                author.or(envelope::sender),
                envelope.recipients(),
                !envelope.fromSchoolSystem(),
                pupil && envelope.recipients().stream().anyMatch(a -> isFriend(a, scope)));
    }

    private static boolean isFriend(Address address, Scope scope) {
        Directory directory = scope.directory();
        if (scope.ours(address)) {
            return directory.group(address).map(MailGroup::members).orElse(Set.of(address)).stream()
                    .anyMatch(a -> directory.find(a).filter(Person::pupil).isPresent());
        }
        boolean family = directory.find(address).filter(Person::guardian).isPresent();
        return !family && !scope.listed(address, Lists.PARTNERS);
    }
}
