package org.postern.reader.photo;

import java.util.ArrayList;
import java.util.List;
import org.postern.read.Sign.Kind;

/** Everything that is known of a picture, and what it makes of it. */
record Look(Origin origin, Colours colours, Surface surface, int faces, Shape shape) {
    private static final String UNCLEAR = "no clear signs in its colours";

    Look withFaces(int found) {
        return new Look(origin, colours, surface, found, shape);
    }

    /** Neither a page nor drawn, so that it is worth a closer look. */
    boolean mayShowPeople() {
        return origin.camera().isPresent() || (!isPage() && !surface.isFlat());
    }

    Kind kind() {
        if (faces > 0) {
            return Kind.PHOTOGRAPH;
        }
        if (origin.camera().isPresent() && !origin.scanner()) {
            return isPage() ? Kind.SCAN : Kind.PHOTOGRAPH;
        }
        if (surface.isFlat() && (origin.screen() || shape.isScreen())) {
            return Kind.SCREENSHOT;
        }
        if (isPage()) {
            return isPaper() ? Kind.SCAN : drawn();
        }
        if (origin.scanner()) {
            return Kind.SCAN;
        }
        return isColourful() || isGrey() ? Kind.PHOTOGRAPH : rest();
    }

    private Kind rest() {
        return surface.isFlat() || colours.distinct() < 0.02 ? drawn() : Kind.UNKNOWN_PICTURE;
    }

    private Kind drawn() {
        return surface.isWritten() ? Kind.SCREENSHOT : Kind.DRAWING;
    }

    /** Writing on a flat white sheet, with nobody on it. */
    private boolean isPage() {
        return colours.ofWrittenPage() && !colours.ofPhotograph();
    }

    /** Noise of a scanner or a camera, or the shape of a sheet. */
    private boolean isPaper() {
        return surface.flat() < 0.9 || shape.isSheet();
    }

    private boolean isColourful() {
        return colours.ofPhotograph() || (colours.ofSoftPhotograph() && surface.isUneven());
    }

    private boolean isGrey() {
        return colours.ofGreyPhotograph() && !surface.isFlat();
    }

    /** In plain words, the strongest first. */
    List<String> reasons(Kind kind) {
        List<String> reasons = new ArrayList<>();
        origin.camera().ifPresent(c -> reasons.add((origin.scanner() ? "scanner: " : "camera: ") + c));
        if (faces > 0) {
            reasons.add(faces == 1 ? "1 face" : faces + " faces");
        }
        if (origin.screen()) {
            reasons.add("calls itself a screenshot");
        }
        String seen = seen(kind);
        if (reasons.isEmpty() || !seen.equals(UNCLEAR)) {
            reasons.add(seen);
        }
        return reasons;
    }

    private String seen(Kind kind) {
        if (isPage()) {
            return "flat white page with writing";
        }
        if (isColourful()) {
            return "colours of a photograph";
        }
        if (surface.isFlat()) {
            return kind == Kind.SCREENSHOT && shape.isScreen() ? "size and flat areas of a screen" : "few flat colours";
        }
        return colours.ofGreyPhotograph() ? "shades of a black-and-white photograph" : UNCLEAR;
    }
}
