/* docx_guard.h -- what of a Word document is beside its text: parts that an editor would fetch, run or carry along.
 *
 * A tender document is read past what does no harm unread; what would start a program, fetch a text or holds macros is
 * refused.  A template goes out under our name: nothing of the kind may be in it (TRUST G22).
 *
 *                                        read                        template
 *   macros, macro-enabled types          docx_macro                  docx_macro
 *   macros in an embedded file           its text is left out        docx_macro
 *   controls (ActiveX)                   left out, and said          docx_macro
 *   a packed program (Package)           docx_packed_program         docx_packed_program
 *   DDE, a field made by a field         docx_dde                    docx_dde
 *   a text taken in from afar            docx_external               docx_external, from a file as well
 *   a template of its own                docx_external from afar     taken out
 *   a frame, an object, a sub-document   docx_external from afar     docx_external
 *   a picture elsewhere                  left out, and said          docx_external
 *   a picture, a chart, a diagram, ink   left out, and said          stays
 *   an embedded object                   left out, and said          stays
 *   another document inside (altChunk)   left out, and said          docx_chunk
 *   a link that a person follows         stays                       stays
 */
#ifndef OFFICE_DOCX_GUARD_H
#define OFFICE_DOCX_GUARD_H

#include "office/zip.h"

/* Every part but the main one, whose fields docx_body.h reads itself; *document becomes its path. */
FALLIBLE docx_guard_read(struct arena *a, struct zip_archive *z, const char **document);
/* A template as it is after its own template was taken out. */
FALLIBLE docx_guard_template(struct arena *a, struct zip_archive *z);
/* The tag that names a template, out of word/settings.xml or its relations. */
const char *docx_guard_without_template(struct arena *a, const char *xml);

#endif
