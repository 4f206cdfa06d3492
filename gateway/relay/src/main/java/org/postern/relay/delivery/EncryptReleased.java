package org.postern.relay.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.mailets.SafeMailet;
import org.postern.mailets.VerdictAttributes;
import org.postern.message.Address;
import org.postern.model.Decision;
import org.postern.model.Verdict;

/**
 * Marks for whom a released mail is to be encrypted. Who lets a mail go overrules the rule that held it, but not a rule
 * that asks for encryption: sensitive mail never leaves in clear.
 */
public class EncryptReleased extends SafeMailet {
    private final EncryptingRules rules;

    @Inject
    public EncryptReleased(EncryptingRules rules) {
        this.rules = rules;
    }

    @Override
    protected void serve(Mail mail) {
        Map<Address, Verdict> verdicts = new LinkedHashMap<>();
        VerdictAttributes.inspection(mail).map(Inspection::decisions).orElse(List.of()).stream()
                .filter(this::encrypted)
                .forEach(decision -> verdicts.put(decision.recipient(), new Verdict.Encrypt()));
        VerdictAttributes.write(mail, verdicts);
    }

    private boolean encrypted(Decision decision) {
        return decision.verdict() instanceof Verdict.Encrypt
                || decision.reasons().stream().anyMatch(reason -> rules.encrypts(reason.rule()));
    }
}
