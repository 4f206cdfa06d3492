package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;

class HtmlTextTest {
    private static PartText read(String html) {
        return HtmlText.read(new PartPath("1"), html);
    }

    private static String hidden(PartText text) {
        StringBuilder out = new StringBuilder();
        for (Span span : text.hidden()) {
            out.append('[').append(text.text(), span.start(), span.end()).append(']');
        }
        return out.toString();
    }

    private static String seen(PartText text) {
        return text.hidden().isEmpty()
                ? text.text()
                : text.text().substring(0, text.hidden().getFirst().start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07700 9<span style='display:none'>88</span>00123",
                "07700<span style='font-size:0'> banana </span> 900123",
                "<a href='http://x.example/1'>07700</a> <a href='http://x.example/2'>900123</a>",
                "<span title=hi>077</span><span title=ho>00 900</span>123",
                "<p>077<i hidden>5</i>00 900123</p>",
            })
    void whatAReaderSeesIsInOnePiece(String html) {
        assertThat(seen(read(html)).strip()).isEqualTo("07700 900123");
        assertThat(hidden(read(html))).as("and the rest is not lost").isNotEmpty();
    }

    @Test
    void aHiddenPartStandsInItsLineAsWell() {
        assertThat(hidden(read("<p>ring 077<span style='opacity:0'>00 900</span>123 now</p>")))
                .contains("ring 07700 900123 now");
    }

    @Test
    void aHiddenPartOfAQuotedLineIsQuoted() {
        PartText text = read("<p><a href=new>new</a></p><blockquote><a href=old>old</a></blockquote>");
        int old = text.text().lastIndexOf("old");
        int fresh = text.text().lastIndexOf("new");
        assertThat(text.quoted()).anyMatch(s -> s.start() <= old && s.end() >= old + 3);
        assertThat(text.quoted()).noneMatch(s -> s.overlaps(new Span(fresh, fresh + 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<details><summary>hi</summary>07700 900123</details>",
                "hi<button>07700 900123</button>",
                "<p>hi</p><legend>hi</legend>07700 900123",
                "hi<img src=x>07700 900123",
                "<textarea>hi</textarea>07700 900123",
            })
    void whatStandsApartIsApart(String html) {
        assertThat(read(html).text()).containsPattern("hi\\s+07700 900123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>seen<span style='display:none'>secret</span></p>",
                "<p>seen<span style='DISPLAY : NONE !important'>secret</span></p>",
                "<p>seen<span style='visibility:hidden'>secret</span></p>",
                "<p>seen<span style='opacity:0'>secret</span></p>",
                "<p>seen<span style='font-size:0'>secret</span></p>",
                "<p>seen<span style='font-size:1px'>secret</span></p>",
                "<p>seen<span style='font-size:0.05em'>secret</span></p>",
                "<p>seen<span style='font-size:5%'>secret</span></p>",
                "<p>seen<span style='font:0px Arial'>secret</span></p>",
                "<p>seen<span style='color:#fff'>secret</span></p>",
                "<p>seen<span style='color:#fefefe'>secret</span></p>",
                "<p>seen<span style='color:white'>secret</span></p>",
                "<p>seen<span style='color:transparent'>secret</span></p>",
                "<p>seen<span style='color:rgb(250, 250, 250)'>secret</span></p>",
                "<p>seen<span style='color:rgba(0,0,0,0)'>secret</span></p>",
                "<p>seen<span style='color:#00000000'>secret</span></p>",
                "<p>seen<font color=white>secret</font></p>",
                "<p>seen<span style='background:#000'>secret</span></p>",
                "<table bgcolor='#336699'><tr><td style='color:white'>seen</td><td"
                        + " style='color:#336698'>secret</td></table>",
                "<p>seen<span style='text-indent:-9999px'>secret</span></p>",
                "<p>seen<span style='position:absolute;left:-5000px'>secret</span></p>",
                "<p>seen<span style='max-height:0;overflow:hidden'>secret</span></p>",
                "<p>seen<span style='mso-hide:all'>secret</span></p>",
                "<p>seen<span style='clip: rect(0, 0, 0, 0)'>secret</span></p>",
                "<p>seen<span style='transform:scale(0)'>secret</span></p>",
                "<p>seen<span hidden>secret</span></p>",
                "<p>seen<template>secret</template></p>",
                "<p>seen<img alt='secret'></p>",
                "<p>seen<b title='secret'></b></p>",
                "<p>seen<input type=hidden value='secret'></p>",
                "<style>.x{display:none}</style><p>seen<span class=x>secret</span></p>",
                "<style>/* a */ @media screen { p > #y { color : #FFFFFF } }</style><p>seen<span"
                        + " id=y>secret</span></p>",
                "<style>a:hover{color:white} @page{@top-left{content:'secret'}}</style><p>seen</p>",
                "<style>@counter-style x{system:cyclic;symbols:'secret'}</style><p>seen</p>",
                "<p>seen</p><!--[if mso]><p>secret</p><![endif]-->",
                "<p>seen<a href='secret'></a></p>",
            })
    void marksWhatAReaderDoesNotSee(String html) {
        PartText text = read(html);

        assertThat(hidden(text)).contains("secret");
        assertThat(seen(text)).contains("seen").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>seen <!-- a comment --></p>",
                "<p style='color:#333'>seen</p>",
                "<p style='background:#036;color:white'>seen</p>",
                "<p style='font-size:11pt;opacity:0.9'>seen</p>",
                "<style>.x{color:red}</style><script>var secret</script><p class=x>seen</p>",
                "<p style='color:inherit'>seen</p>",
                "<meta name=viewport content=secret><meta http-equiv=x content=secret><p>seen</p>",
            })
    void marksNothingInOrdinaryText(String html) {
        assertThat(read(html).hidden()).isEmpty();
        assertThat(read(html).text()).contains("seen").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>one</p><p>two</p>, one/two",
        "one<br>two, one/two",
        "<ul><li>one<li>two</ul>, one/two",
        "<table><tr><td>01632</td><td>960001</td></tr><tr><td>x</td></tr></table>, 01632 960001/x",
        "0<b>77</b>00 900<i>123</i>, 07700 900123",
        "'<pre>a  b\n c</pre>', a  b/ c",
        "'a \n  b', a b",
    })
    void breaksLinesWhereAReaderSeesThem(String html, String expected) {
        assertThat(read(html).text().strip().replace("\n", "/")).isEqualTo(expected);
    }

    @Test
    void readsWhereALinkLeads() {
        PartText text = read("<a href='tel:07700%20900123'>ring</a> <a href='mailto:a@b.example?body=50%+x'>w</a>");

        assertThat(seen(text).strip()).isEqualTo("ring w");
        assertThat(hidden(text)).contains("ring tel:07700 900123 w mailto:a@b.example?body=50%+x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>new</p><blockquote>old</blockquote>",
                "<p>new</p><div class='gmail_quote'>old</div>",
                "<p>new</p><div id=divRplyFwdMsg>old</div>",
                "<p>new</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>old</div>",
                "<p>new</p>-----Original Message-----<br>old",
                "<p>new</p><hr><p>From: a<br>Sent: today<br>To: b</p>old",
            })
    void marksTheMailThatIsAnswered(String html) {
        PartText text = read(html);
        int old = text.text().indexOf("old");

        assertThat(text.quoted()).anyMatch(s -> s.start() <= old && s.end() >= old + 3);
        assertThat(text.quoted()).noneMatch(s -> s.overlaps(new Span(0, 3)));
    }

    @Test
    void survivesDeepNestingAndCommentsThatNeverEnd() {
        assertThat(read("<div>".repeat(20_000) + "deep").text()).contains("deep");
        assertThat(read("<!--[if mso]>".repeat(20_000) + "deep").text()).contains("deep");
    }

    @Test
    void turnsRoundWhatABrowserTurnsRound() {
        assertThat(read("<p>call <bdo dir=rtl>321009 00770</bdo> now</p>")
                        .text()
                        .strip())
                .isEqualTo("call \u202E321009 00770\u202C now");
        assertThat(read("<p>call <bdo dir=ltr>07700</bdo></p>").text().strip()).isEqualTo("call 07700");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>b::after{content:' 900123'}</style><b>07700</b>",
                "<style>b:before{content:'07700 '}</style><b>900123</b>",
                "<style>.a::after,.b::after{content:\"\\20 9001\" '23'}</style><i class=b>07700</i>",
                "<style>b::after{c\\6fntent:attr(data-x)}</style><b data-x=' 900123'>07700</b>",
                "<style>:root{--n:' 900123'} b::after{content:var(--n)}</style><b>07700</b>",
                "<style>b{counter-reset:n 900122}b::after{counter-increment:n;content:' '"
                        + " counter(n)}</style><b>07700</b>",
                "<style>b::after{color:red;content:' 900123';quotes:'}'}</style><b>07700</b>",
                "<p><input value='07700'> <input value='900123'></p>",
            })
    void whatTheBrowserWritesItselfIsSeen(String html) {
        assertThat(seen(read(html)).strip()).isEqualTo("07700 900123");
    }

    @ParameterizedTest
    @CsvSource({
        "<ol start=900123><li>x</ol>, 900123. x",
        "<ol start=7><li>a<li>b</ol>, 7. a/8. b",
        "<ol><li value=77>a<li>b</ol>, 77. a/b",
        "<ol type=a start=8><li>x<li>y</ol>, h. x/i. y",
        "<ol reversed><li>x<li>y</ol>, 2. x/1. y",
        "<ul style='list-style-type:\"07700 \"'><li>900123</ul>, 07700 900123",
        "<ol><li>one<ol start=5><li>in</ol><li>two</ol>, one/5. in/two",
        "<ol><li>one<li>two</ol>, one/two",
    })
    void numbersOfListsAreReadWhereTheySaySomething(String html, String expected) {
        assertThat(seen(read(html)).strip().replace("\n", "/")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span style='unicode-bidi:bidi-override;direction:rtl'>321009 00770</span>",
                "<style>.x{direction:rtl;unicode-bidi:isolate-override}</style><span class=x>321009 00770</span>",
                "<span dir=rtl style='unicode-bidi:bidi-override'>321009 00770</span>",
            })
    void turnsRoundWhatStylesTurnRound(String html) {
        assertThat(read(html).text().strip()).isEqualTo("\u202E321009 00770\u202C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p dir=rtl>900123 07700</p>",
                "<div style='direction:rtl'>900123 07700</div>",
                "<div dir=rtl><b>900123</b> <i>07700</i></div>"
            })
    void numbersInALineFromTheRightAreReadAsTheyAreSeen(String html) {
        assertThat(hidden(read(html))).contains("07700 900123");
    }

    @Test
    void linesFromTheRightThatAreReadSoAreLeftAlone() {
        assertThat(read("<p dir=rtl>\u0645\u0631\u062D\u0628\u0627 10 20</p>").hidden())
                .isEmpty();
        assertThat(read("<div dir=rtl><p dir=ltr>Room 12 at 10</p></div>").hidden())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:flex;flex-direction:row-reverse'><b>900123</b><b>07700</b></div>",
                "<p><i style='position:absolute;left:60px'>900123</i><i style='position:absolute;left:0'>07700</i></p>",
                "<p><b style='float:right'>900123</b><b style='float:right'>07700</b></p>",
                "<table dir=rtl><tr><td>900123</td><td>07700</td></tr></table>",
                "<div><b style='order:2'>900123</b><b style='order:1'>07700</b></div>",
                "<svg><text x='90'>900123</text><text x='5'>07700</text></svg>",
            })
    void whatIsShownInAnotherOrderIsReadInItAsWell(String html) {
        assertThat(hidden(read(html))).contains("07700 900123");
    }
}
