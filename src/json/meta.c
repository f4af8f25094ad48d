/* meta.c -- the declarations as /api/v1/meta shows them. */
#include "json/describe.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"

static const char *const phases[] = { "desk", "presales", "insales", "aftersales" };

static void label(struct buffer *b, const struct locale *l, const char *group, const char *key)
{
	json_key(b, "label");
	json_open(b, '{');
	json_member(b, "zh", locale_word(l, LANGUAGE_ZH, group, key));
	json_member(b, "en", locale_word(l, LANGUAGE_EN, group, key));
	json_close(b, '}');
}

static void named(struct buffer *b, const struct locale *l, const char *name, const char *group, const char *key)
{
	json_open(b, '{');
	json_member(b, "name", name);
	label(b, l, group, key);
	json_close(b, '}');
}

static void choices_write(struct buffer *b, const struct locale *l, const struct choices *set)
{
	json_key(b, "choices");
	if (set == NULL) {
		json_none(b);
		return;
	}
	json_open(b, '[');
	for (unsigned i = 1; i < set->count; i++)
		named(b, l, set->labels[i], "choice", arena_print(b->arena, "%s.%s", set->name, set->labels[i]));
	json_close(b, ']');
}

static void bound(struct buffer *b, const char *key, const struct field *f, int64_t i)
{
	json_key(b, key);
	if (f->min == 0 && f->max == 0)
		json_none(b);
	else if (f->kind->wire == WIRE_STRING && f->kind != &kind_text && f->kind != &kind_memo)
		json_text(b, f->kind->text(f, value_int(i), b->arena));
	else
		json_int(b, i);
}

static void field_write(struct buffer *b, const struct locale *l, const struct entity *e, const struct field *f,
			const struct actor *who)
{
	static const struct {
		const char *name;
		unsigned flag;
	} flags[] = {
		{ "required", REQUIRED },	{ "listed", LISTED },	  { "searched", SEARCHED }, { "fixed", FIXED },
		{ "derived", DERIVED | STAGE }, { "personal", PERSONAL }, { "stage", STAGE },
	};

	json_open(b, '{');
	json_member(b, "name", f->name);
	json_member(b, "kind", f->kind->name);
	label(b, l, "field", arena_print(b->arena, "%s.%s", e->name, f->name));
	for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++)
		json_member_bool(b, flags[i].name, (f->flags & flags[i].flag) != 0);
	json_member_bool(b, "writable", rights_write_field(e, f, who));
	choices_write(b, l, f->choices);
	json_member(b, "target", f->target == NULL ? NULL : f->target->name);
	bound(b, "min", f, f->min);
	bound(b, "max", f, f->max);
	json_close(b, '}');
}

/* Whether a step of the action that comes before s has the word already. */
static bool said_before(const struct entity *e, const struct step *s, const char *word, bool needs)
{
	for (const struct step *t = e->steps; t < s; t++)
		if (strcmp(t->action, s->action) == 0 && word_in(needs ? t->needs : t->takes, word))
			return true;
	return false;
}

/* What the steps of the action take or need, from whatever stage, each once. */
static void words(struct buffer *b, const char *key, const struct entity *e, const char *action, bool needs)
{
	json_key(b, key);
	json_open(b, '[');
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++) {
		const char *p = strcmp(s->action, action) != 0 ? NULL : needs ? s->needs : s->takes;
		while (p != NULL && *p != '\0') {
			size_t n = strcspn(p, " ");
			const char *word = arena_copy_n(b->arena, p, n);
			if (!said_before(e, s, word, needs))
				json_text(b, word);
			p += n + (p[n] == ' ');
		}
	}
	json_close(b, ']');
}

/* One item per action; all the stages it may be taken from. */
static void step_write(struct buffer *b, const struct locale *l, const struct entity *e, const struct step *s)
{
	const struct choices *stages = entity_flagged(e, STAGE)->choices;

	json_open(b, '{');
	json_member(b, "name", s->action);
	json_key(b, "from");
	json_open(b, '[');
	for (const struct step *t = e->steps; t < e->steps + e->nsteps; t++)
		if (strcmp(t->action, s->action) == 0)
			json_text(b, stages->labels[t->from]);
	json_close(b, ']');
	json_member(b, "to", stages->labels[s->to]);
	words(b, "fields", e, s->action, false);
	words(b, "needs", e, s->action, true);
	label(b, l, "step", arena_print(b->arena, "%s.%s", e->name, s->action));
	json_close(b, '}');
}

static bool first_of_action(const struct entity *e, const struct step *s)
{
	for (const struct step *t = e->steps; t < s; t++)
		if (strcmp(t->action, s->action) == 0)
			return false;
	return true;
}

static void may_write(struct buffer *b, unsigned rights)
{
	static const char *const names[] = { "read", "create", "change", "remove", "act", "export", "import" };

	json_key(b, "may");
	json_open(b, '[');
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (rights >> i & 1)
			json_text(b, names[i]);
	json_close(b, ']');
}

static void entity_write(struct buffer *b, const struct locale *l, const struct entity *e, const struct actor *who)
{
	const struct field *title = entity_flagged(e, TITLE), *stage = entity_flagged(e, STAGE);

	json_open(b, '{');
	json_member(b, "name", e->name);
	label(b, l, "entity", e->name);
	json_member(b, "phase", phases[e->phase]);
	json_member(b, "title", title == NULL ? NULL : title->name);
	json_member(b, "stage", stage == NULL ? NULL : stage->name);
	json_member(b, "upward", e->upward);
	json_member_bool(b, "row", e->row);
	json_member_bool(b, "watched", e->watched);
	json_member_bool(b, "varies", rights_vary(e, who));
	json_key(b, "fields");
	json_open(b, '[');
	FOR_FIELDS(f, e)
		if (rights_read_field(e, f, who) && !(f->flags & PARENT))
			field_write(b, l, e, f, who);
	json_close(b, ']');
	json_key(b, "steps");
	json_open(b, '[');
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (first_of_action(e, s) && rights_step(s, who))
			step_write(b, l, e, s);
	json_close(b, ']');
	may_write(b, rights_any(e, who));
	json_close(b, '}');
}

void describe_meta(struct buffer *b, const struct locale *l, enum language lang, const struct actor *who,
		   const char *company, bool demonstration)
{
	json_open(b, '{');
	json_key(b, "entities");
	json_open(b, '[');
	FOR_ENTITIES(e)
		if (!e->internal && (e->row || rights_any(e, who) != 0))
			entity_write(b, l, e, who);
	json_close(b, ']');
	json_key(b, "roles");
	json_open(b, '[');
	for (unsigned i = 1; i < role_choices.count; i++)
		named(b, l, role_choices.labels[i], "role", role_choices.labels[i]);
	json_close(b, ']');
	json_member(b, "locale", language_tag(lang));
	json_member(b, "company", company);
	json_member_bool(b, "demo", demonstration);
	json_close(b, '}');
}
