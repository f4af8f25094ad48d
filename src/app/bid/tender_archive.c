#include "app/bid/tender_archive.h"

#include <string.h>
#include <strings.h>

#include "app/files.h"
#include "base/random.h"
#include "base/text.h"
#include "office/charset.h"
#include "reader/pattern.h"
#include "reader/reader.h"
#include "store/record.h"

#define NAME_MOST 255

struct member {
	const char *name, *media_type;
	char sha256[HASH_HEX];
	size_t n;
};

struct archive {
	struct member *members;
	size_t count, main;
};

bool archive_is(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && strcasecmp(name + n - 4, ".zip") == 0;
}

/* Names were often written as GB 18030. */
static const char *member_name(const char *path, struct arena *a)
{
	const char *text = path, *base;
	size_t n;

	if (!text_valid(path, strlen(path)) && charset_utf8(a, path, strlen(path), &text, &n) != NULL)
		text = "document";
	base = strrchr(text, '/');
	base = base == NULL ? text : base + 1;
	return text_length(base) <= NAME_MOST ? base : base + strlen(base) - NAME_MOST / 3;
}

/* The document itself before what changes it, forms and lists; of several the longest. */
static int likeliness(const char *name)
{
	if (pattern_in("{更正|变更|澄清|答疑|补充|补遗|修改|清单|图纸|格式|合同|授权|附件}", name))
		return 0;
	return pattern_in("{招标|采购|磋商|谈判|询价|询比|比选}{文件|书}", name) ? 2 : 1;
}

static size_t main_of(const struct archive *z)
{
	size_t best = 0;

	for (size_t i = 1; i < z->count; i++) {
		int one = likeliness(z->members[i].name), so_far = likeliness(z->members[best].name);
		if (one > so_far || (one == so_far && z->members[i].n > z->members[best].n))
			best = i;
	}
	return best;
}

FALLIBLE tender_archive_open(const struct app *app, const struct tender_reading *r, struct archive **ret,
			     struct arena *a)
{
	struct archive *z = arena_new(a, struct archive);
	struct packed_file *files;
	struct value data;

	TRY(files_read(app, r->file->sha256, &data, a));
	struct error *e = reader_unpack(a, data.s, data.n, &files, &z->count);
	if (e != NULL) {
		e->field = "file";
		return e;
	}
	z->members = arena_array(a, struct member, z->count);
	for (size_t i = 0; i < z->count; i++) {
		struct member *m = &z->members[i];
		m->name = member_name(files[i].name, a);
		m->n = files[i].n;
		m->media_type = files_media_type_of(m->name, files[i].data, files[i].n);
		TRY(files_keep(app, files[i].data, files[i].n, m->sha256, a));
	}
	z->main = main_of(z);
	*ret = z;
	return NULL;
}

static const struct file *there_already(const struct lines *all, const struct member *m)
{
	for (unsigned i = 0; i < all->count; i++) {
		const struct file *f = LINE_AT(*all, struct file, i);
		if (strcmp(f->about_entity, "tender") == 0 && strcmp(f->sha256, m->sha256) == 0)
			return f;
	}
	return NULL;
}

FALLIBLE tender_archive_attach(struct act *act, const struct archive *z, struct tender_reading *r)
{
	void *tender = NULL, *file = NULL;
	struct lines all = { 0 };

	TRY(store_get(act->db, &tender_entity, r->tender, &tender, act->arena));
	TRY(store_all(act->db, &file_entity, "about_record", value_text(id_text(r->tender, act->arena)), &all,
		      act->arena));
	for (size_t i = 0; i < z->count; i++) {
		const struct member *m = &z->members[i];
		const struct file *known = there_already(&all, m);
		if (known == NULL) {
			TRY(files_attach(act, &tender_entity, tender, m->name, m->sha256, m->n, m->media_type, &file));
			known = file;
		}
		if (i == z->main)
			r->file = known;
	}
	return NULL;
}
