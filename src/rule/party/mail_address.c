#include "rule/party/mail_address.h"

#include <string.h>

bool mail_address_plausible(const char *s)
{
	const char *at = strchr(s, '@');

	return at != NULL && at > s && at[1] != '\0' && strchr(at + 1, '@') == NULL && strchr(at + 1, '.') != NULL &&
	       strpbrk(s, " \t<>,;\"") == NULL;
}
