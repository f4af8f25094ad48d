/* pdf_file.h -- a PDF that qpdf has read; for those files of this folder that look into it. */
#ifndef OFFICE_PDF_FILE_H
#define OFFICE_PDF_FILE_H

#include <qpdf/qpdf-c.h>

#include "base/arena.h"

struct pdf_file {
	struct arena *arena;
	qpdf_data qpdf;
};

#endif
