#include "app/contract/proof.h"

#include "base/random.h"
#include "entity/all.h"
#include "store/record.h"

/* From which stages on a record proves something; a file does as it is. */
static const struct {
	enum proof_kind kind;
	const struct entity *entity;
	const char *stages; /* NULL: it has none */
} proofs[] = {
	{ proof_kind_service_case, &service_case_entity, "acknowledged on_site waiting restored confirmed closed" },
	{ proof_kind_work_order, &work_order_entity, "finished confirmed" },
	{ proof_kind_visit, &visit_entity, "signed closed" },
	{ proof_kind_handover_item, &handover_item_entity, "confirmed" },
	{ proof_kind_acceptance, &acceptance_entity, "signed completed" },
	{ proof_kind_training_plan, &training_plan_entity, "completed" },
	{ proof_kind_file, &file_entity, NULL },
};

static int64_t contract_of(const struct entity *e, const void *record)
{
	const struct field *f = entity_field(e, "contract");

	if (e == &contract_entity)
		return ((const struct record *)record)->id;
	return f == NULL ? 0 : field_get(f, record).i;
}

/* A file is of the contract that the record it hangs on is of. */
static FALLIBLE contract_of_file(struct act *act, const struct file *f, int64_t *ret)
{
	const struct entity *e = entity_find(f->about_entity);
	void *about = NULL;
	int64_t id;

	if (e == NULL || !id_parse(f->about_record, &id))
		return NULL;
	TRY(store_find(act->db, e, "id", value_int(id), &about, act->arena));
	if (about != NULL)
		*ret = contract_of(e, about);
	return NULL;
}

static const char *stage_word(const struct entity *e, const void *record)
{
	return entity_flagged(e, STAGE)->choices->labels[record_stage(e, record)];
}

static FALLIBLE refused(struct act *act, const char *reason)
{
	return error_new(act->arena, ERROR_CONFLICT, "proof_record", reason);
}

static FALLIBLE check_proof(struct act *act, const struct obligation *o, const struct entity *e, const char *stages)
{
	int64_t id, contract = 0;
	void *record = NULL;

	if (id_parse(o->proof_record, &id))
		TRY(store_find(act->db, e, "id", value_int(id), &record, act->arena));
	if (record == NULL)
		return refused(act, "no_such_record");
	if (e == &file_entity)
		TRY(contract_of_file(act, record, &contract));
	else
		contract = contract_of(e, record);
	if (contract != o->contract.v)
		return refused(act, "proof_of_another");
	return stages == NULL || word_in(stages, stage_word(e, record)) ? NULL : refused(act, "proof_unfinished");
}

FALLIBLE proof_named(struct act *act, const void *before, void *obligation)
{
	const struct obligation *o = obligation;

	(void)before;
	if (o->proof_record == NULL)
		return NULL; /* the step says what it needs */
	for (unsigned i = 0; i < sizeof proofs / sizeof *proofs; i++)
		if (proofs[i].kind == o->proof_entity)
			return check_proof(act, o, proofs[i].entity, proofs[i].stages);
	return NULL;
}
