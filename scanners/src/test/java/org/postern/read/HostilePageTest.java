package org.postern.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartPath;

/**
 * Pages that are written to make reading them slow or large; a digit after a hash says how often what follows comes.
 */
class HostilePageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>b{content:\"#\\\\30 #\"}</style>",
                "<style>#a,#{color:red}</style>",
                "<style>#a{#</style>",
                "<style>#a #</style>",
                "<style>*::before{content:'x' # attr(a)#}</style><b a=xxxxxxxxxxxxxxxxxxxx></b>",
                "<style>*{counter-reset:a# a#}</style><b></b>",
                "<style>:root{--a:# var(--b)#;--b:# var(--a)#}*::after{content:var(--a)}</style>",
                "#<div style='float:right'>#x",
                "#<svg><text x=1>#x",
                "<ol># <li value=9>#</ol>",
                "<p style=\"background:url('data:image/png#;a#,x')\">",
            })
    void takesNoLongerThanOthers(String pattern) {
        StringBuilder page = new StringBuilder();
        String[] pieces = pattern.split("#", -1);
        for (int i = 0; i < pieces.length; i++) {
            page.append(pieces[i].repeat(i % 2 == 0 ? 1 : 20_000));
        }
        String text = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(8),
                () -> HtmlText.read(PartPath.ROOT, page.toString()).text());
        assertThat(text.length()).isLessThan(1_000_000 + 2 * page.length());
    }
}
