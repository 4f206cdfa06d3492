package org.postern.certs.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.List;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.postern.certs.chain.TestForm;
import org.postern.certs.chain.TestPki;
import org.postern.certs.chain.TestPki.Made;

/** Puts a key into a token, then opens and signs with it as the relay does. */
final class TokenAtWork {
    private static final byte[] TEXT = "the zebra is well".getBytes(StandardCharsets.US_ASCII);

    private TokenAtWork() {}

    public static void main(String[] args) throws Exception {
        TokenPlace place = new TokenPlace(Path.of(args[0]), 0, Path.of(args[1]));
        Made office = TestPki.issue(TestPki.root("Council Root"), TestForm.mailbox("office@larkfield.sch.example"));
        Token.open(place).add("office", new KeyEntry(office.pair().getPrivate(), List.of(office.certificate())));
        place.note(Path.of(args[2]));
        KeyFolder keys = new KeyFolder(Path.of(args[2]), new SecureRandom());
        OwnKey key = keys.of("office@larkfield.sch.example").getFirst();
        String provider = Token.open(place).provider().getName();
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(key.certificate()));
        CMSEnvelopedData sealed = generator.generate(
                new CMSProcessableByteArray(TEXT), new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build());
        RecipientInformation recipient =
                sealed.getRecipientInfos().getRecipients().iterator().next();
        byte[] opened = recipient.getContent(new JceKeyTransEnvelopedRecipient(key.key())
                .setProvider(provider)
                .setContentProvider("SunJCE"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.key());
        signature.update(TEXT);
        byte[] signed = signature.sign();
        signature.initVerify(key.certificate());
        signature.update(TEXT);
        System.out.println("opened: " + new String(opened, StandardCharsets.US_ASCII));
        System.out.println("signed: " + signature.verify(signed));
        System.out.println("secret: " + (key.key().getEncoded() == null));
    }
}
