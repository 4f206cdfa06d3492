package org.postern.inspect;

import java.util.Set;
import org.postern.message.Address;
import org.postern.policy.Certificates;

/** Who of the labelled mails' people has a certificate. */
final class LabelledCertificates implements Certificates {
    private static final Set<String> DOMAINS = Set.of(
            "shirecounty.gov.example",
            "shire.nhs.example",
            "shire.police.example",
            "highfield.sch.example",
            "payroll.example");

    @Override
    public boolean usable(Address address) {
        return DOMAINS.contains(address.domain());
    }

    @Override
    public boolean decide() {
        return true;
    }
}
