#include "app/service/added_words.h"

#include "app/save.h"
#include "app/service/notices.h"
#include "base/random.h"

FALLIBLE words_add(struct act *act, const struct added_words *w)
{
	struct comment *words = record_new(&comment_entity, act->arena);
	const struct service_case *c = w->about;
	const char *id = id_text(c->record.id, act->arena);

	words->about_entity = service_case_entity.name;
	words->about_record = id;
	words->text = w->text;
	words->visibility = visibility_portal;
	TRY(save_new(act, &comment_entity, words));
	return notice_give(act,
			   &(struct notice){ .about = c,
					     .person = c->engineer,
					     .link = arena_print(act->arena, "/service_case/%s/comments", id),
					     .text = why_new(act->arena, w->notice, notice_name(c, act->arena), NULL),
					     .urgent = c->kind == case_kind_fault && c->restored_at.us == 0 });
}
