/* pages.h -- what is not the API: the web client, health, metrics, the page behind a QR code. */
#ifndef API_PAGES_H
#define API_PAGES_H

#include "api/exchange.h"

bool pages_answer(struct request *r, struct api *api);

#endif
