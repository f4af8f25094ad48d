/* entity.h -- how one kind of record describes itself.
 *
 * The tables are made from src/entity/ROOM/NAME.def by meta/expand_*.inc and are constant.  Storage,
 * JSON, lists, rights, history, import and export all read them; none of those knows any entity by
 * name.  What the words of a .def file mean is said in meta/expand.inc. */
#ifndef META_ENTITY_H
#define META_ENTITY_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"

struct entity;
struct field;

enum field_flags {
	OPTIONAL = 0,
	REQUIRED = 1 << 0,  /* may not be unset */
	LISTED = 1 << 1,    /* a column of the default list */
	SEARCHED = 1 << 2,  /* looked at by ?q= */
	FIXED = 1 << 3,	    /* set once, on creation */
	DERIVED = 1 << 4,   /* set by rules and steps, never by a plain write */
	UNIQUE = 1 << 5,    /* no two records share it */
	TITLE = 1 << 6,	    /* what a record is called, in references and in its history */
	STAGE = 1 << 7,	    /* where in its life the record is; moved by steps alone */
	OWNER = 1 << 8,	    /* ref(user): whose record it is, scope MINE */
	TEAM = 1 << 9,	    /* ref(team): scope TEAMS; set from the creator's team */
	PARTY = 1 << 10,    /* ref(customer): scope THEIRS */
	PARENT = 1 << 11,   /* of a row entity: the record it is a line of */
	PORTAL = 1 << 12,   /* a customer may see it; all other fields it may not */
	PERSONAL = 1 << 13, /* personal data: masked in lists and exports of others (DOMAIN A5) */
	ONE_WAY = 1 << 14,  /* sealed: the program uses it, it is shown to nobody again */
};

struct choices {
	const char *name;
	const char *const *labels; /* [0] is "" (unset) */
	unsigned count;
};

/* In what form a kind stands in JSON. */
enum wire { WIRE_STRING, WIRE_NUMBER, WIRE_BOOLEAN, WIRE_ARRAY, WIRE_ROWS, WIRE_SEALED };

/* A kind of field: how its C member becomes a neutral value and back, and how a value is written
 * outside the program (JSON, CSV, filters).  n kinds and m formats need n + m pieces of code. */
struct kind {
	const char *name; /* "money", as the web client knows it */
	const char *sql;  /* column type; NULL: no column of its own */
	const char *ts;	  /* TypeScript type */
	enum wire wire;
	struct value (*get)(const struct field *f, const void *member);
	/* v fits the kind: it comes from get, parse or the database. Its text must outlive the record. */
	void (*set)(const struct field *f, void *member, struct value v);
	const char *(*text)(const struct field *f, struct value v, struct arena *a);
	/* The value that `s` stands for; NULL, or the reason why there is none. */
	const char *(*parse)(const struct field *f, const char *s, struct arena *a, struct value *ret);
};

struct field {
	const char *name;
	size_t offset;
	const struct kind *kind;
	const struct entity *target;   /* ref, file, lines */
	const struct choices *choices; /* one_of, many_of */
	unsigned flags;
	int64_t min, max;	   /* length of text, bounds of a number (neutral form); 0 0: none */
	const char *number;	   /* human number with this prefix, "BX": BX20261123-003 */
	struct value preset;	   /* what an unset field becomes on creation */
	uint64_t readers, writers; /* masks of roles; 0: all who may read or write the record */
};

/* Who asks: made from the session by app/access, checked by meta/rights. */
struct actor {
	int64_t user; /* 0: the installation itself (a job, the shell) */
	const char *login;
	uint64_t roles;	  /* mask, ROLE_BIT(role) */
	int64_t team;	  /* 0: none */
	int64_t customer; /* portal users: theirs; 0: our own staff */
};

/* Who asks, and when.  Rules get this instead of a clock or a session. */
struct env {
	instant now;
	const struct actor *actor;
	struct arena *arena;
};

struct step {
	const char *action;
	unsigned from, to;
	struct error *(*run)(void *record, const struct env *env); /* NULL: a plain move */
	const char *takes; /* fields the step may be given, blank-separated; NULL: none */
	const char *needs; /* fields that must be set for it */
	uint64_t roles;	   /* who may, among those with ACT; 0: all of them */
	/* Fields with persons, blank-separated, none of whom takes it himself (created_by: who made the record), and
	 * the field that is named where one tries. */
	const char *apart, *taker;
	uint64_t alone; /* roles that may all the same */
	/* It holds only where this choice of the record has that value; NULL: on all of them. */
	const char *apart_where;
	unsigned apart_is;
	bool by_trade; /* only for the roles that the entity's trade() names for the record */
};

enum right { READ = 1, CREATE = 2, CHANGE = 4, REMOVE = 8, ACT = 16, EXPORT = 32, IMPORT = 64 };

/* On which records a right holds. */
enum scope {
	MINE = 1,   /* an OWNER field is the actor (or he made it, where there is none) */
	TEAMS = 2,  /* the TEAM field is the actor's team */
	THEIRS = 4, /* the PARTY field is the actor's customer */
	ALL = 8,
};

struct grant {
	uint64_t roles;
	unsigned rights, scope;
};

enum phase { PHASE_DESK, PHASE_PRESALES, PHASE_INSALES, PHASE_AFTERSALES };

/* The columns every table begins with, in the order of struct record. */
#define RECORD_COLUMNS "\"id\", \"version\", \"created_at\", \"changed_at\", \"created_by\""
#define NRECORD_COLUMNS 5

struct entity {
	const char *name;
	size_t size;
	const char *columns; /* quoted, comma-separated: RECORD_COLUMNS, then those of the fields */
	const struct field *fields;
	const struct step *steps;
	const struct grant *grants;
	unsigned nfields, nsteps, ngrants;
	/* What must hold between fields, and fields that follow from others; on every write. */
	struct error *(*check)(void *record, const void *before, const struct env *env);
	/* The roles whose work a record is, by one of its fields; for steps .by_trade. */
	uint64_t (*trade)(const void *record);
	const char *trade_field;
	enum phase phase;
	bool watched;  /* every read of one record is in the audit trail */
	bool is_party; /* the customer itself: scope THEIRS compares its id */
	/* The reference to its own kind that makes a tree of the records; NULL: they make none. */
	const char *upward;
	bool row;      /* lines of a parent: written and read with it */
	bool internal; /* no route of its own */
	bool appended; /* never changed or removed once written */
};

/* Every record begins with this. */
struct record {
	int64_t id, version;
	instant created_at, changed_at;
	int64_t created_by; /* user; 0: the installation itself */
};

/* Rows of a lines(...) field, in order. */
struct lines {
	void *rows;
	unsigned count;
};

/* A value for the few: `box` is what is stored; `plain` only while it is being written. */
struct sealed {
	const char *plain;
	const void *box;
	size_t size;
};

#define ROLE_BIT(n) (UINT64_C(1) << (n))

/* From entity/all.c; ends with NULL. */
extern const struct entity *const entities[];
/* The roles are the words of the set `role`, declared with the user. */
extern const struct choices role_choices;

const struct entity *entity_find(const char *name); /* NULL: none */
const struct field *entity_field(const struct entity *e, const char *name);
const struct field *entity_flagged(const struct entity *e, unsigned flag); /* the first */
const struct step *entity_step(const struct entity *e, const char *action, unsigned stage);
uint64_t roles_mask(const char *words); /* of "sales,presales" */

struct value field_get(const struct field *f, const void *record);
void field_set(const struct field *f, void *record, struct value v);
/* A record of the entity with every field unset, in the arena. */
void *record_new(const struct entity *e, struct arena *a);
/* Its TITLE field as text; the id where there is none. */
const char *record_title(const struct entity *e, const void *record, struct arena *a);
unsigned record_stage(const struct entity *e, const void *record); /* 0: has none */

/* True if `name` is a word of the blank-separated list. */
bool word_in(const char *list, const char *name);

#define FOR_FIELDS(f, e) for (const struct field *f = (e)->fields; f < (e)->fields + (e)->nfields; f++)
#define FOR_ENTITIES(e) for (const struct entity *const *e##_at = entities, *e = *e##_at; e != NULL; e = *++e##_at)
#define LINE_AT(list, type, i) (&((type *)(list).rows)[i])

#endif
