package org.postern.reader.document;

import java.util.Locale;

/** What an Office document fetches from elsewhere, in plain words. */
final class Fetched {
    private Fetched() {}

    /** {@code relation} is the last word of the type of a relation (ECMA-376 part 1, 15.2). */
    static String called(String relation) {
        String what = switch (relation.toLowerCase(Locale.ROOT)) {
            case "attachedtemplate" -> "a template";
            case "image", "imagefrom" -> "a picture";
            case "oleobject", "package" -> "an embedded file";
            case "hyperlink" -> "a link to a shared folder";
            case "externallink", "externallinkpath", "xlpathmissing", "externallinklongpath" ->
                "cells of another workbook";
            case "audio", "media" -> "a sound or film";
            case "video" -> "a film";
            case "frame", "subdocument", "afchunk" -> "a part of the text";
            case "font" -> "a font";
            case "mailmergesource", "mailmergeheadersource" -> "a list of addresses";
            case "control" -> "a control that runs a program";
            default -> "a part";
        };
        return what + " from elsewhere";
    }
}
