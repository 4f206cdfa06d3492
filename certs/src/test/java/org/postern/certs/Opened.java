package org.postern.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;

/** An encrypted mail taken apart: the outer header, and what a recipient's key makes of the body. */
record Opened(String outer, String header, String body) {
    static Opened with(TestCa.Issued card, byte[] mail) throws IOException, CMSException {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int split = text.indexOf("\r\n\r\n");
        InputStream der = Base64.getMimeDecoder()
                .wrap(new ByteArrayInputStream(text.substring(split + 4).getBytes(StandardCharsets.US_ASCII)));
        RecipientInformation mine =
                new CMSEnvelopedDataParser(der).getRecipientInfos().get(new JceKeyTransRecipientId(card.certificate()));
        byte[] content = mine.getContent(new JceKeyTransEnvelopedRecipient(card.key()));
        String entity = new String(content, StandardCharsets.ISO_8859_1);
        int end = entity.indexOf("\r\n\r\n");
        return new Opened(text.substring(0, split + 2), entity.substring(0, end + 2), entity.substring(end + 4));
    }
}
