package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scripts known by how they begin, for files whose name says something harmless. */
final class ScriptText {
    private static final int LOOK = 4096;
    private static final Pattern BATCH = Pattern.compile("(?m)\\A\\s*@echo\\s+off\\b|^\\s*@?setlocal\\s*$");
    private static final Pattern BASIC = Pattern.compile(
            "(?m)^\\s*(set\\s+\\w+\\s*=\\s*(wscript\\.)?createobject\\s*\\(|on error resume next\\s*$|option"
                    + " explicit\\s*$)");
    private static final Pattern SHELL = Pattern.compile(
            "(?m)^\\s*(\\[cmdletbinding\\(|param\\s*\\(\\s*\\[|\\$\\w+\\s*=\\s*new-object\\s|invoke-expression\\s|iex\\s*\\(|"
                + "#requires\\s+-)");
    private static final Pattern SCRIPT = Pattern.compile("new\\s+activexobject\\s*\\(|wscript\\.(createobject|shell)");

    /** Shortcuts of Windows, of Linux desktops and of a Mac; searches and settings that Windows opens like one. */
    private static final Pattern SHORTCUT = Pattern.compile("\\s*(\\[(internetshortcut|desktop entry)]"
            + "|<\\?xml[^>]*>\\s*(<!doctype plist[^>]*>\\s*<plist[^>]*>\\s*<dict>\\s*<key>url</key>"
            + "|<(librarydescription|persistedquery|pcsettings|jnlp)\\b|<asmv1:assembly\\b))");

    private ScriptText() {}

    static Optional<FileKind> kind(Ends ends) {
        String text = start(ends);
        if (text.startsWith("#!")) {
            return named(text.startsWith("python", Math.max(text.indexOf("python"), 0)) ? "py" : "sh");
        }
        if (text.contains("<hta:application")) {
            return named("hta");
        }
        if (text.stripLeading().startsWith("windows registry editor")
                || text.stripLeading().startsWith("regedit4")) {
            return named("reg");
        }
        if (SHORTCUT.matcher(text).lookingAt()) {
            return named("lnk");
        }
        if (text.contains("<scriptlet>") || text.contains("<?wsc") || text.contains("<package><job")) {
            return named("wsf");
        }
        if (text.stripLeading().startsWith("<?php")) {
            return named("sh");
        }
        return code(text);
    }

    private static Optional<FileKind> code(String text) {
        if (BATCH.matcher(text).find()) {
            return named("bat");
        }
        if (SHELL.matcher(text).find()) {
            return named("ps1");
        }
        if (BASIC.matcher(text).find()) {
            return named("vbs");
        }
        if (text.contains("<job") && text.contains("<script")) {
            return named("wsf");
        }
        return SCRIPT.matcher(text).find() ? named("js") : Optional.empty();
    }

    private static Optional<FileKind> named(String name) {
        return Optional.of(Kinds.named(name));
    }

    /** The beginning in lower case, byte order marks and UTF-16 undone. */
    private static String start(Ends ends) {
        int length = Math.min(ends.head().length, LOOK);
        String text = new String(ends.head(), 0, length, StandardCharsets.ISO_8859_1);
        if (text.length() > 1 && (text.charAt(0) == 0 || text.charAt(1) == 0)) {
            text = text.replace("\0", "");
        } else if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            text = text.substring(2).replace("\0", "");
        } else if (text.startsWith("\u00ef\u00bb\u00bf")) {
            text = text.substring(3);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
