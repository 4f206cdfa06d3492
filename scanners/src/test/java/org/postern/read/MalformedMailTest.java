package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedMailTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " => ",
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            textBlock = """
                plain mail => Subject: a||hello| => 1 text [hello]
                no header => ||hello| => 1 text [hello]
                only a header => Subject: a| => 1 text []
                header without its blank line => Subject: a => 1 text []
                body without header => hello there| => malformed: The header has a line that is not a header field.
                folded first line => ` x: y||hello` => malformed: The header has a line that some programs take for its end.
                blank folded line => `Subject: a| |To: x@y.example||hello` => malformed: The header has a line that some programs take for its end.
                space before the colon => Subject : a||hello => malformed: The header has a line that is not a header field.
                header line without colon => Subject: a|what is this|To: x||hello => malformed: The header has a line that is not a header field.
                mbox separator => From x@y.example Tue Nov 24|Subject: a||hello => 1 text [hello]
                unknown transfer encoding => Content-Transfer-Encoding: x-zip||hello => 1 unreadable unknown A part uses a transfer encoding that Postern does not know.
                uuencoded transfer encoding => Content-Transfer-Encoding: x-uuencode||hello => 1 unreadable unknown A part uses a transfer encoding that Postern does not know.
                base64 => Content-Transfer-Encoding: base64||aGVsbG8=| => 1 text [hello]
                base64 in odd lines => Content-Transfer-Encoding: BASE64||aG|Vsb|G8=|| => 1 text [hello]
                base64 without padding => Content-Transfer-Encoding: base64||aGVsbG8| => 1 text [hello]
                base64 with junk => Content-Transfer-Encoding: base64||aGVs*bG8=| => 1 unreadable unknown A part is damaged and cannot be decoded.
                base64 after its padding => Content-Transfer-Encoding: base64||aGVsbG8=aGVsbG8=| => 1 unreadable unknown A part is damaged and cannot be decoded.
                base64 cut short => Content-Transfer-Encoding: base64||aGVsb| => 1 unreadable unknown A part is damaged and cannot be decoded.
                quoted-printable => Content-Transfer-Encoding: quoted-printable|Content-Type: text/plain; charset=utf-8||caf=C3=A9 =|au lait| => 1 text [café au lait]
                quoted-printable with junk => Content-Transfer-Encoding: quoted-printable||a=ZZb =| => 1 text [a=ZZb]
                duplicate content type => Content-Type: text/plain|Content-Type: text/html||hello => 1 unreadable unknown A part says twice what kind of content it holds.
                duplicate encoding => Content-Transfer-Encoding: 7bit|Content-Transfer-Encoding: base64||hello => 1 unreadable unknown A part says twice what kind of content it holds.
                comment in the type => Content-Type: text/plain (really); charset=utf-8||hello => 1 unreadable unknown A part header holds a comment that programs read differently.
                charset twice => Content-Type: text/plain; charset=utf-8; charset=utf-16||hello => 1 unreadable unknown A part header gives the same detail twice.
                type without subtype => Content-Type: text||hello => 1 text [hello]
                remark after the charset => Content-Type: text/plain; charset=us-ascii (Plain text)||hello => 1 text [hello]
                remark that hides a name => Content-Type: text/plain; charset=utf-8 (; name=a.exe)||hello => 1 unreadable unknown A part header holds a comment that programs read differently.
                empty type => Content-Type:||hello => 1 unreadable unknown A part does not say properly what kind of content it holds.
                unknown charset => Content-Type: text/plain; charset=x-klingon||hello => 1 unreadable txt The text uses an alphabet that Postern does not know.
                utf-7 => Content-Type: text/plain; charset=utf-7||hello => 1 unreadable txt The text uses an alphabet that Postern does not know.
                mixed => Content-Type: multipart/mixed; boundary=b||--b||one|--b|Content-Type: text/html||<p>two</p>|--b--| => 1 text [one]/2 text [two]
                alternative is read whole => Content-Type: multipart/alternative; boundary="b c"||--b c||one|--b c|Content-Type: text/html||two|--b c--| => 1 text [one]/2 text [two]
                customary preamble => Content-Type: multipart/mixed; boundary=b||This is a multi-part message in MIME format.|--b||one|--b--| => 1 text [one]
                preamble => Content-Type: multipart/mixed; boundary=b||ring me|--b||one|--b--| => /preamble text [ring me]/1 text [one]
                part in the preamble => Content-Type: multipart/mixed; boundary=b||Content-Type: image/png|--b||one|--b--| => unreadable unknown A multipart holds something before its first part.
                uuencode in the preamble => Content-Type: multipart/mixed; boundary=b||begin 644 a.exe|--b||one|--b--| => unreadable unknown A multipart holds something before its first part.
                epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|two| => 1 text [one]//epilogue text [two]
                part in the epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|Content-Type: image/png| => unreadable unknown A multipart holds something after its last part.
                uuencode in the epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|begin 644 a.exe| => unreadable unknown A multipart holds something after its last part.
                footer of a gateway => Content-Type: multipart/mixed; boundary=b||--b||one|--b--||-- |scanned by us| => 1 text [one]//epilogue text [-- /scanned by us]
                part in the epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|--b||two| => unreadable unknown A multipart holds something after its last part.
                headers in the epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|Content-Type: image/png|x| => unreadable unknown A multipart holds something after its last part.
                blank epilogue => Content-Type: multipart/mixed; boundary=b||--b||one|--b--|| | => 1 text [one]
                never closed => Content-Type: multipart/mixed; boundary=b||--b||one| => unreadable unknown A multipart is never closed.
                no boundary => Content-Type: multipart/mixed||--b||one|--b--| => unreadable unknown A multipart has no usable boundary between its parts.
                boundary that is not there => Content-Type: multipart/mixed; boundary=c||--b||one|--b--| => unreadable unknown A multipart holds something before its first part.
                boundary with a tail => Content-Type: multipart/mixed; boundary=b||--b||one|--bb||two|--b--| => 1 unreadable unknown A line looks like the end of a part but may not be one.
                no parts => Content-Type: multipart/mixed; boundary=b||--b--| => unreadable unknown A multipart has no parts.
                empty multipart => Content-Type: multipart/mixed; boundary=b| => unreadable unknown A multipart has no parts.
                encoded multipart => Content-Type: multipart/mixed; boundary=b|Content-Transfer-Encoding: base64||LS1i => unreadable unknown A container is encoded, which programs read differently.
                encoded mail => Content-Type: message/rfc822|Content-Transfer-Encoding: base64||U3ViamVjdDogYQ0KDQpoZWxsbw0K => 1/header text [Subject: a]/1.1 text [hello]
                encoded mail in two ways => Content-Type: message/rfc822|Content-Transfer-Encoding: quoted-printable||a => 1 unreadable unknown A container is encoded, which programs read differently.
                same boundary inside => Content-Type: multipart/mixed; boundary=b||--b|Content-Type: multipart/mixed; boundary=b||--b||x|--b--| => 1 unreadable unknown A multipart uses the boundary of the one around it./2 text [x]
                longer boundary inside => Content-Type: multipart/mixed; boundary=b||--b|Content-Type: multipart/mixed; boundary=bc||--bc||x|--bc--|--b--| => 1.1 text [x]
                inner never closed => Content-Type: multipart/mixed; boundary=b||--b|Content-Type: multipart/mixed; boundary=c||--c||x|--b--| => 1 unreadable unknown A multipart is never closed.
                part header cut by a boundary => Content-Type: multipart/mixed; boundary=b||--b|Content-Type: text/plain|--b--| => 1 unreadable unknown A part has a header that never ends.
                uuencoded file in text => Subject: a||begin 644 setup.exe|M123|end| => 1 unreadable txt The text holds a file that some mail programs would open.
                two file names => Content-Type: application/pdf; name=a.exe|Content-Disposition: attachment; filename=a.pdf||x => 1 unreadable pdf A file has two different names.
                message in a message => Content-Type: message/rfc822||Subject: =?utf-8?q?h=C3=A9?=|Received: x||hello => 1/header text [Subject: hé]/1.1 text [hello]
                digest => Content-Type: multipart/digest; boundary=b||--b||Subject: s||hello|--b--| => 1/header text [Subject: s]/1.1 text [hello]
                external body => Content-Type: message/external-body; access-type=URL||x => 1 unreadable eml Part of the mail is kept somewhere else.
                calendar => Content-Type: text/calendar||BEGIN:VCALENDAR|SUMMARY:077| 00 900142| => 1 text [BEGIN:VCALENDAR/SUMMARY:07700 900142]
                calendar with a page => Content-Type: text/calendar||X-ALT-DESC;FMTTYPE=text/html:<p>077&#48;0</p>| => 1 text [07700]
                calendar with a file => Content-Type: text/calendar||ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=image/png:iVBORw0KGgo=| => 1 text [ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=image/png]/1/attached1 file png
                calendar of version 1 => Content-Type: text/calendar||DESCRIPTION;ENCODING=QUOTED-PRINTABLE:=30=37700 90=|0123| => 1 text [DESCRIPTION:07700 900123]
                pictures in styles => Content-Type: text/html||<style>p{background:url(data:image/png;base64,iVBORw0KGgo=)}</style><p>one</p> => 1 text [one]/1/picture1 file png
                drawing in a style => Content-Type: text/html||<p style="background:url('data:image/svg+xml,%3Csvg/%3E')">one</p> => 1 text [one]/1/picture1 file svg
                letters of its own => Content-Type: text/html||<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AAAA)}</style>one => 1 unreadable html The HTML holds a picture, page or font that Postern cannot read yet.
                named in its sentence => Content-Type: text/plain; name=a.txt; charset=utf-7||hello => 1 unreadable txt The file a.txt uses an alphabet that Postern does not know.
                charset that is none of it => Content-Type: text/plain; charset=utf-8||pay £5.00 => 1 text [pay £5.00]
                charset nobody knows => Content-Type: text/plain; charset=unknown-8bit||hello => 1 text [hello]
                name turned => Content-Type: text/plain; name="homework=?utf-8?Q?=E2=80=AE?=fdp.txt"|| hello => 1 unreadable txt A file name is written so that it is read in the wrong order.
                name without its ending => Content-Type: application/pdf; name=a.pdf|Content-Disposition: attachment; filename=a||%PDF-1.4 => 1 file pdf
                program without its ending => Content-Type: application/pdf; name=a.exe|Content-Disposition: attachment; filename=a||x => 1 blocked exe
                signature of PGP => Content-Type: application/pgp-signature; name=s.asc|Content-Disposition: attachment; filename=s||-----BEGIN PGP SIGNATURE-----|wsF5| => 1 text [-----BEGIN PGP SIGNATURE-----/wsF5]
                picture in a page => Content-Type: text/html||<p>one</p><img src="data:image/png;base64,iVBORw0KGgo="> => 1 text [one]/1/picture1 file png
                page in a page => Content-Type: text/html||<iframe src="data:text/html,x"></iframe> => 1 unreadable html The HTML holds a picture, page or font that Postern cannot read yet.
                report in another alphabet => Content-Type: message/global-delivery-status||Status: 5.1.1| => 1 text [Status: 5.1.1]
                script by name => Content-Type: text/plain; name=a.vbs||x => 1 blocked vbs
                script by content => Content-Disposition: attachment; filename=a.txt||#!/bin/sh|ls| => 1 blocked sh
                program as text => Content-Type: text/plain|Content-Transfer-Encoding: base64||TVqQAAMAAAAEAAAA => 1 blocked exe
                encrypted text => Subject: a||-----BEGIN PGP MESSAGE-----| => 1 unreadable pgp The text is encrypted.
                """)
    void readsEveryMailOrSaysWhyNot(String name, String mail, String expected) throws IOException {
        assertThat(MailWalk.tell(mail).strip().replace("\n", "/")).as(name).isEqualTo(expected);
    }
}
