package org.postern.reader.picture;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/** Where a frame of a GIF goes, and what becomes of it; from the metadata that the JDK describes. */
record GifFrame(int x, int y, Film.After after) {
    static GifFrame of(ImageReader reader, int index) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(index);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        String disposal = attribute(root, "GraphicControlExtension", "disposalMethod");
        Film.After after = switch (disposal) {
            case "restoreToBackgroundColor" -> Film.After.IS_CLEARED;
            case "restoreToPrevious" -> Film.After.GIVES_WAY;
            default -> Film.After.STAYS;
        };
        return new GifFrame(
                number(root, "ImageDescriptor", "imageLeftPosition"),
                number(root, "ImageDescriptor", "imageTopPosition"),
                after);
    }

    /** The size of the screen. */
    static int[] screen(ImageReader reader) throws IOException {
        IIOMetadata metadata = reader.getStreamMetadata();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        return new int[] {
            number(root, "LogicalScreenDescriptor", "logicalScreenWidth"),
            number(root, "LogicalScreenDescriptor", "logicalScreenHeight")
        };
    }

    private static int number(IIOMetadataNode root, String node, String name) {
        String value = attribute(root, node, name);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static String attribute(IIOMetadataNode root, String node, String name) {
        NodeList nodes = root.getElementsByTagName(node);
        return nodes.getLength() == 0 ? "" : ((IIOMetadataNode) nodes.item(0)).getAttribute(name);
    }
}
