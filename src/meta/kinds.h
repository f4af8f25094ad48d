/* kinds.h -- what a kind's name means in a .def file:
 *   C_kind    the C type of the struct member
 *   K_kind    the part of `struct field` that says so
 * Adding one: a pair of lines here, a constant in the kind_*.c it belongs to, web/src/fields/NAME. */
#ifndef META_KINDS_H
#define META_KINDS_H

#include "meta/entity.h"

extern const struct kind kind_text, kind_memo, kind_flag, kind_integer, kind_decimal, kind_money, kind_duration,
	kind_date, kind_instant, kind_choice, kind_choices, kind_reference, kind_file, kind_lines, kind_sealed;

bool choices_have(const char *words, const char *word);

#define C_text const char *
#define C_memo const char *
#define C_flag bool
#define C_integer int64_t
#define C_decimal decimal
#define C_money money
#define C_duration int64_t /* minutes */
#define C_date date
#define C_instant instant
#define C_one_of(set) enum set
#define C_many_of(set) const char * /* "a,b", in the order of the set; see choices_have() */
#define C_ref(entity) entity##_id
#define C_file file_id
#define C_sealed struct sealed

#define K_text .kind = &kind_text
#define K_memo .kind = &kind_memo
#define K_flag .kind = &kind_flag
#define K_integer .kind = &kind_integer
#define K_decimal .kind = &kind_decimal
#define K_money .kind = &kind_money
#define K_duration .kind = &kind_duration
#define K_date .kind = &kind_date
#define K_instant .kind = &kind_instant
#define K_one_of(set) .kind = &kind_choice, .choices = &set##_choices
#define K_many_of(set) .kind = &kind_choices, .choices = &set##_choices
#define K_ref(entity) .kind = &kind_reference, .target = &entity##_entity
#define K_file .kind = &kind_file, .target = &file_entity
#define K_sealed .kind = &kind_sealed

#define GLUE_(a, b) a##b
#define GLUE(a, b) GLUE_(a, b)
#define STR_(a) #a
#define STR(a) STR_(a)

#endif
