/* tender.h -- `trine tender read FILE [--json]`: what a tender document says (API.md). */
#ifndef CMD_TENDER_H
#define CMD_TENDER_H

int tender_main(int argc, char **argv); /* argv[0] is "tender"; 0, 1 failed or refused, 2 usage */

#endif
