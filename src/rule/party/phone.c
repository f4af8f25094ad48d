#include "rule/party/phone.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

const char *phone_kind_name(enum phone_kind kind)
{
	static const char *const names[] = {
		[PHONE_INVALID] = "invalid",
		[PHONE_MOBILE] = "mobile",
		[PHONE_LANDLINE] = "landline",
		[PHONE_SERVICE] = "service",
	};

	return names[kind];
}

/* The digits, with the parts that dashes and the like make, and what stands behind 转. */
struct dialled {
	char digits[32];
	int count, last_part; /* digits in all; where the last part begins */
	char extension[16];
	int extension_count;
	bool abroad; /* began with +86 or 0086 */
};

static bool extension_word(const char **s)
{
	static const char *const words[] = { "转", "分机", "ext.", "ext", "EXT.", "EXT", "Ext.", "Ext", "x", "#", "*" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (text_starts(*s, words[i])) {
			*s += strlen(words[i]);
			return true;
		}
	return false;
}

static bool separator(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '-' || c == '(' || c == ')' || c == '.' || c == '/' || c == 0xA0 ||
	       (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool read_extension(const char *s, struct dialled *d)
{
	while (extension_word(&s) || *s == ' ' || *s == ':')
		s += *s == ' ' || *s == ':';
	for (; isdigit((unsigned char)*s) && d->extension_count < 6; s++)
		d->extension[d->extension_count++] = *s;
	return *s == '\0' && d->extension_count > 0;
}

static bool read_digits(const char *s, struct dialled *d)
{
	bool parted = false;

	while (*s != '\0') {
		const char *at = s;
		if (isdigit((unsigned char)*s)) {
			if (d->count == (int)sizeof d->digits - 1)
				return false;
			if (parted)
				d->last_part = d->count;
			d->digits[d->count++] = *s++;
			parted = false;
		} else if (separator(text_next(&s))) {
			parted = true;
		} else {
			return extension_word(&at) && read_extension(at, d);
		}
	}
	return true;
}

/* +86, 0086, or 86 before a mobile number. */
static void drop_country(struct dialled *d, bool plus)
{
	int n = strncmp(d->digits, "0086", 4) == 0 ? 4 : strncmp(d->digits, "86", 2) == 0 ? 2 : 0;

	d->abroad = plus || n == 4;
	if (n == 0 || (!d->abroad && d->count != 13))
		return;
	memmove(d->digits, d->digits + n, (size_t)(d->count - n) + 1);
	d->count -= n;
	d->last_part = d->last_part > n ? d->last_part - n : 0;
}

/* Written without its 0, as after +86. */
static void restore_trunk_zero(struct dialled *d)
{
	bool landline = d->abroad && d->digits[0] != '0' && d->digits[0] != '1' && d->count <= 11;
	bool peking = d->abroad && strncmp(d->digits, "10", 2) == 0;

	if (!landline && !peking)
		return;
	memmove(d->digits + 1, d->digits, (size_t)d->count + 1);
	d->digits[0] = '0';
	d->count++;
	d->last_part += d->last_part > 0;
}

static bool is_mobile(const struct dialled *d)
{
	return d->count == 11 && d->digits[0] == '1' && d->digits[1] >= '3' && d->extension_count == 0;
}

static bool is_service(const struct dialled *d)
{
	return d->count == 10 && (strncmp(d->digits, "400", 3) == 0 || strncmp(d->digits, "800", 3) == 0) &&
	       d->extension_count == 0;
}

/* 010 and 02x have three digits, every other area four; 0: no area code. */
static int area_length(const char *digits)
{
	if (digits[0] != '0' || digits[1] == '0' || digits[1] == '\0')
		return 0;
	if (digits[1] == '1')
		return digits[2] == '0' ? 3 : 0;
	return digits[1] == '2' ? 3 : 4;
}

static int local_length(const struct dialled *d)
{
	int area = area_length(d->digits), local = d->count - area;

	return area > 0 && (local == 7 || local == 8) && d->digits[area] >= '2' ? local : 0;
}

/* 0531-88881234-801: what follows the number's own dash is the extension. */
static void part_extension(struct dialled *d)
{
	int tail = d->count - d->last_part;
	struct dialled shorter = *d;

	if (d->extension_count > 0 || d->last_part == 0 || tail > 6 || local_length(d) > 0)
		return;
	shorter.count = d->last_part;
	shorter.digits[shorter.count] = '\0';
	if (local_length(&shorter) == 0)
		return;
	memcpy(shorter.extension, d->digits + d->last_part, (size_t)tail);
	shorter.extension_count = tail;
	*d = shorter;
}

static struct phone mobile(const struct dialled *d, struct arena *a)
{
	return (struct phone){ .kind = PHONE_MOBILE,
			       .normalized = arena_copy(a, d->digits),
			       .masked = arena_print(a, "%.3s****%s", d->digits, d->digits + 7) };
}

static struct phone landline(const struct dialled *d, struct arena *a)
{
	int area = area_length(d->digits);
	const char *dash = d->extension_count > 0 ? "-" : "", *local = d->digits + area;

	return (struct phone){ .kind = PHONE_LANDLINE,
			       .normalized = arena_print(a, "%.*s-%s%s%s", area, d->digits, local, dash, d->extension),
			       .masked = arena_print(a, "%.*s-****%s", area, d->digits, d->digits + d->count - 4) };
}

static struct phone service(const struct dialled *d, struct arena *a)
{
	const char *number = arena_print(a, "%.3s-%.3s-%s", d->digits, d->digits + 3, d->digits + 6);

	return (struct phone){ .kind = PHONE_SERVICE, .normalized = number, .masked = number };
}

struct phone phone_read(const char *text, struct arena *a)
{
	const char *s = text_trim(text_narrow(text, a), a);
	struct dialled d = { 0 };
	bool plus = *s == '+';

	if (!read_digits(s + plus, &d) || (plus && strncmp(d.digits, "86", 2) != 0))
		return (struct phone){ 0 };
	drop_country(&d, plus);
	if (is_mobile(&d))
		return mobile(&d, a);
	if (is_service(&d))
		return service(&d, a);
	restore_trunk_zero(&d);
	part_extension(&d);
	return local_length(&d) > 0 ? landline(&d, a) : (struct phone){ 0 };
}
