package org.postern.reader.picture;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of Tesseract's C interface (tesseract/capi.h) that are used here. */
@SuppressWarnings({"checkstyle:MethodName", "NonApiType"})
interface Tess extends Library {
    Pointer TessBaseAPICreate();

    void TessBaseAPIDelete(Pointer engine);

    int TessBaseAPIInit3(Pointer engine, String datapath, String language);

    int TessBaseAPISetVariable(Pointer engine, String name, String value);

    void TessBaseAPISetPageSegMode(Pointer engine, int mode);

    void TessBaseAPISetImage(Pointer engine, Pointer pixels, int width, int height, int pixelBytes, int lineBytes);

    void TessBaseAPISetSourceResolution(Pointer engine, int dotsPerInch);

    int TessBaseAPIRecognize(Pointer engine, Pointer monitor);

    void TessBaseAPIClear(Pointer engine);

    @Nullable
    Pointer TessBaseAPIGetIterator(Pointer engine);

    Pointer TessResultIteratorGetPageIteratorConst(Pointer results);

    void TessResultIteratorDelete(Pointer results);

    int TessResultIteratorNext(Pointer results, int level);

    @Nullable
    Pointer TessResultIteratorGetUTF8Text(Pointer results, int level);

    float TessResultIteratorConfidence(Pointer results, int level);

    int TessPageIteratorIsAtFinalElement(Pointer page, int level, int element);

    int TessPageIteratorBoundingBox(Pointer page, int level, int[] left, int[] top, int[] right, int[] bottom);

    void TessDeleteText(Pointer text);

    Pointer TessMonitorCreate();

    void TessMonitorDelete(Pointer monitor);

    void TessMonitorSetDeadlineMSecs(Pointer monitor, int deadline);
}
