/* package.h -- the archive that a Word document or a workbook is (ECMA-376 part 2). */
#ifndef OFFICE_PACKAGE_H
#define OFFICE_PACKAGE_H

#include "office/xml.h"
#include "office/zip.h"

/* One part of the package through the events given; a part that is not there is no fault. */
FALLIBLE package_part(struct arena *a, struct zip_archive *z, const char *name, const struct xml_events *events,
		      void *self);

/* What of it may lie outside; links that a person follows always may. */
enum package_reach {
	PACKAGE_NOTHING_AFAR,  /* files of the machine it was made on may: they are not there */
	PACKAGE_PICTURES_AFAR, /* pictures on other machines too: they are not fetched */
	PACKAGE_ALL_INSIDE,
};

/* The reasons for which a package is refused. */
struct package_faults {
	const char *macro;    /* it holds a program */
	const char *external; /* it asks for a template or part to be fetched */
	enum package_reach reach;
};

/* What the package would have fetched or run is refused; *document becomes the path of its main part, where it says
 * it. */
FALLIBLE package_check(struct arena *a, struct zip_archive *z, const struct package_faults *faults,
		       const char **document);

#endif
